/** What the case page shows beyond the timeline. */
@NullMarked
package org.backline.dashboard.view.casefile;

import org.jspecify.annotations.NullMarked;
