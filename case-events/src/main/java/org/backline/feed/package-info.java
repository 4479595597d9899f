/** The public feed for physicians' systems: that a referral changed, and nothing about whom it is. */
@NullMarked
package org.backline.feed;

import org.jspecify.annotations.NullMarked;
