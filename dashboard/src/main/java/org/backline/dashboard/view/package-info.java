/** What the views share: announcing that one has changed, hearing of it, asking them, and what happened in a case. */
@NullMarked
package org.backline.dashboard.view;

import org.jspecify.annotations.NullMarked;
