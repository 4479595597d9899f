package org.backline.dashboard.service;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What physicians wrote to the trainer. The text lives in referral-service, where it can be erased; it is never kept here. */
@Component
public class Instructions {

    private final Services services;
    private final ServiceSettings settings;

    Instructions(Services services, ServiceSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** The instruction of a referral; empty when there is none, it was erased, or the service does not answer. */
    public Mono<String> of(UUID referralId, Caller caller) {
        return services.get(Service.REFERRAL, "/referrals/" + referralId, caller, settings.nameTimeout())
                .flatMap(referral ->
                        Mono.justOrEmpty(referral.path("report").path("note").asStringOpt()));
    }
}
