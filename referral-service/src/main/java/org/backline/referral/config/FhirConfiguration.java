package org.backline.referral.config;

import java.util.List;
import java.util.Optional;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.fhir.FhirR4;
import org.backline.referral.register.RegisterSettings;
import org.backline.referral.subscription.SubscriptionSettings;
import org.backline.referral.subscription.Subscriptions;
import org.backline.referral.view.facts.CaseFacts;
import org.backline.referral.web.fhir.FhirRefusals;
import org.backline.support.access.Holder;
import org.backline.support.access.OwnRecords;
import org.backline.support.access.ProblemRefusals;
import org.backline.support.access.Refusals;
import org.backline.support.access.Scope;
import org.backline.support.operations.View;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.store.Histories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the FHIR face together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SubscriptionSettings.class, RegisterSettings.class})
class FhirConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(FhirConfiguration.class);

    @Bean
    FhirR4 fhirR4() {
        return new FhirR4();
    }

    /**
     * The model and the validator take seconds to build: after the start, and on a thread that nobody waits for. Where no
     * physician's system asks, they need not be built at all.
     */
    @Bean
    @ConditionalOnBooleanProperty(name = "backline.fhir.warm-up", matchIfMissing = true)
    ApplicationListener<ApplicationReadyEvent> fhirWarmUp(FhirR4 fhir) {
        return ready -> Thread.ofPlatform().daemon().name("fhir-warm-up").start(() -> {
            fhir.warmUp();
            LOG.info("The FHIR model and validator are built");
        });
    }

    @Bean
    View fhirFactsView() {
        return new View("fhir_facts", List.of("case_fact", "fhir_resource", "fhir_staff"));
    }

    /** A resource belongs to the case that the view names; what follows a referral's own events, to the referral's. */
    @Bean
    OwnRecords ownResources(CaseFacts facts, Histories histories) {
        return (scope, id) -> scope == Scope.RESOURCE
                ? facts.find(id)
                        .map(entry -> Holder.ofCase(entry.clinicId(), entry.caseId(), null, false))
                        .or(() -> histories
                                .read(id, ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                                .map(found -> found.state().request())
                                .map(request ->
                                        Holder.ofCase(request.clinicId(), request.caseId(), request.athleteId(), true)))
                : Optional.empty();
    }

    @Bean
    EncryptedColumn subscribersHeaders() {
        return Subscriptions.HEADERS;
    }

    @Bean
    Refusals refusals(JsonMapper json, FhirRefusals.Telling telling) {
        return new FhirRefusals(new ProblemRefusals(json), telling);
    }
}
