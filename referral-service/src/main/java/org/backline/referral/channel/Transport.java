package org.backline.referral.channel;

import reactor.core.publisher.Mono;

/** Brings one delivery to the other side, once. An error of the result counts as a failed try. */
interface Transport {

    /** Which deliveries it brings. */
    Channel channel();

    /** Tries once. */
    Mono<Outcome> send(Delivery delivery);

    /** The other side is gone for good: it is not tried again until somebody says so. */
    void gone(Delivery delivery, String problem);
}
