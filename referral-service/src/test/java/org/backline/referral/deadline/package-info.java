/** The rules of deadlines, and the clock. */
@NullMarked
package org.backline.referral.deadline;

import org.jspecify.annotations.NullMarked;
