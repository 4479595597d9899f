/** The emergency accesses, for the privacy officer to review. */
@NullMarked
package org.backline.intake.view.emergency;

import org.jspecify.annotations.NullMarked;
