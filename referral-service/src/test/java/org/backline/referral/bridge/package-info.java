/** What is published of what is stored. */
@NullMarked
package org.backline.referral.bridge;

import org.jspecify.annotations.NullMarked;
