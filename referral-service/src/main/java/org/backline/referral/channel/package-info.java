/** The ways a referral reaches physicians and comes back: webhooks, e-mail and signed links, each durable. */
@NullMarked
package org.backline.referral.channel;

import org.jspecify.annotations.NullMarked;
