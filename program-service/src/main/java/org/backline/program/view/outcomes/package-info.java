/** View {@code outcomes}: what works for whom, with counts and intervals. */
@NullMarked
package org.backline.program.view.outcomes;

import org.jspecify.annotations.NullMarked;
