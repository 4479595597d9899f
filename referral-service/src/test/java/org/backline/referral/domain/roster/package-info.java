/** The rules of a roster. */
@NullMarked
package org.backline.referral.domain.roster;

import org.jspecify.annotations.NullMarked;
