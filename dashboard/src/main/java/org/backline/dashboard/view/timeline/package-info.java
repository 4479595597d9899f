/** Everything that happened in a case, in the words' raw material: types and codes. */
@NullMarked
package org.backline.dashboard.view.timeline;

import org.jspecify.annotations.NullMarked;
