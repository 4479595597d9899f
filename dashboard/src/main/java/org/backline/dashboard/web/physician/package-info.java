/** The physician's inbox and the referral packet. */
@NullMarked
package org.backline.dashboard.web.physician;

import org.jspecify.annotations.NullMarked;
