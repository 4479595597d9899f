/** What the views share: announcing that one has changed, hearing of it, and asking them. */
@NullMarked
package org.backline.dashboard.view;

import org.jspecify.annotations.NullMarked;
