/** What other services hear of a referral, and what this one hears of them. */
@NullMarked
package org.backline.referral.bridge;

import org.jspecify.annotations.NullMarked;
