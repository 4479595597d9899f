/** What a coach sees: who may take part, and with which restrictions. */
@NullMarked
package org.backline.dashboard.web.participation;

import org.jspecify.annotations.NullMarked;
