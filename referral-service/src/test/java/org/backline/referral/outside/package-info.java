@NullMarked
package org.backline.referral.outside;

import org.jspecify.annotations.NullMarked;
