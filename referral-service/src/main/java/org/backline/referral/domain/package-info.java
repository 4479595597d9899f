/** A referral, from the trainer's question until the trainer has closed the loop. */
@NullMarked
package org.backline.referral.domain;

import org.jspecify.annotations.NullMarked;
