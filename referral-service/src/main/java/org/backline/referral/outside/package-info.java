/** The way out to systems that somebody else names. */
@NullMarked
package org.backline.referral.outside;

import org.jspecify.annotations.NullMarked;
