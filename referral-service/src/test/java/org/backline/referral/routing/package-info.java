/** The rules of routing. */
@NullMarked
package org.backline.referral.routing;

import org.jspecify.annotations.NullMarked;
