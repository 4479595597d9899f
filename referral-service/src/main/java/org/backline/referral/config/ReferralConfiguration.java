package org.backline.referral.config;

import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventBus;
import org.backline.events.ReferralRequested;
import org.backline.support.kafka.Subscription;
import org.backline.support.operations.View;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the service that are not found by themselves. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    Subscription subscription() {
        return new Subscription(Set.of(ReferralRequested.class));
    }

    @Bean
    View referralInboxView() {
        return new View("referral_inbox", List.of("referral_inbox"));
    }

    @Bean
    SmartInitializingSingleton everyEventNamesItsCase(EventBus events) {
        return () -> events.registerDispatchInterceptor(new CaseOfReferral());
    }
}
