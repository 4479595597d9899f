/** Spring configuration. */
@NullMarked
package org.backline.dashboard.config;

import org.jspecify.annotations.NullMarked;
