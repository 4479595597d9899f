/** Tells subscribers over rest-hooks that a referral has moved: counted, in order, until each has confirmed. */
@NullMarked
package org.backline.referral.subscription;

import org.jspecify.annotations.NullMarked;
