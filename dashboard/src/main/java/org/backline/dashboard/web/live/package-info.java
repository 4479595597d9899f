/** Live updates by server-sent events. */
@NullMarked
package org.backline.dashboard.web.live;

import org.jspecify.annotations.NullMarked;
