/** The list of referrals, event by event. */
@NullMarked
package org.backline.referral.view.inbox;

import org.jspecify.annotations.NullMarked;
