/** Who somebody is here, who works where, and what is set for everybody. */
@NullMarked
package org.backline.dashboard.web.settings;

import org.jspecify.annotations.NullMarked;
