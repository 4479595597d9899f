/** Which physician is asked, and who is asked next. */
@NullMarked
package org.backline.referral.routing;

import org.jspecify.annotations.NullMarked;
