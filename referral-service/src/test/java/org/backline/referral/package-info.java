/** The service as a whole. */
@NullMarked
package org.backline.referral;

import org.jspecify.annotations.NullMarked;
