/** Tests of the table of codes. */
@NullMarked
package org.backline.referral.coding;

import org.jspecify.annotations.NullMarked;
