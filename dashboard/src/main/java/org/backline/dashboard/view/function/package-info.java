/** How well athletes get on: the scores of questionnaires over time. */
@NullMarked
package org.backline.dashboard.view.function;

import org.jspecify.annotations.NullMarked;
