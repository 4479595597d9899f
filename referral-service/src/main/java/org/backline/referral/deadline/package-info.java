/** Until when each stage of a referral must end, and who hears of it when it does not. */
@NullMarked
package org.backline.referral.deadline;

import org.jspecify.annotations.NullMarked;
