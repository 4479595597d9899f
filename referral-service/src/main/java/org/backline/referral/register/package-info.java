/** Who the athletes are, as far as the caller may know. */
@NullMarked
package org.backline.referral.register;

import org.jspecify.annotations.NullMarked;
