/** The rules of a referral, one by one. */
@NullMarked
package org.backline.referral.domain;

import org.jspecify.annotations.NullMarked;
