/** Tests of the channels to physicians. */
@NullMarked
package org.backline.referral.channel;

import org.jspecify.annotations.NullMarked;
