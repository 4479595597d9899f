/** The closed loop with the physician: asked, answered, and reconciled by the trainer. */
@NullMarked
package org.backline.referral;

import org.jspecify.annotations.NullMarked;
