/** Puts the service together. */
@NullMarked
package org.backline.referral.config;

import org.jspecify.annotations.NullMarked;
