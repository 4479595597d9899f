/** The list of referrals of a clinic. */
@NullMarked
package org.backline.referral.view.inbox;

import org.jspecify.annotations.NullMarked;
