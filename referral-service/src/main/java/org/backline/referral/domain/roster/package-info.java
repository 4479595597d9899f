/** Whom a clinic may ask, and when it is open. */
@NullMarked
package org.backline.referral.domain.roster;

import org.jspecify.annotations.NullMarked;
