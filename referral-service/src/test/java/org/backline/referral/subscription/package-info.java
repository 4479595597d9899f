@NullMarked
package org.backline.referral.subscription;

import org.jspecify.annotations.NullMarked;
