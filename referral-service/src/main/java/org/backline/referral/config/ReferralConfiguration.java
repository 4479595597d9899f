package org.backline.referral.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventBus;
import org.backline.events.AssessmentProposed;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.FindingsRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramReviewed;
import org.backline.events.ProgramRevised;
import org.backline.events.ProgramStopped;
import org.backline.events.ReferralRequested;
import org.backline.events.SessionLogged;
import org.backline.referral.deadline.ClockProjection;
import org.backline.referral.deadline.Deadlines;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.routing.Routing;
import org.backline.support.access.Holder;
import org.backline.support.access.OwnRecords;
import org.backline.support.access.Scope;
import org.backline.support.kafka.Subscription;
import org.backline.support.operations.View;
import org.backline.support.store.Histories;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the service that are not found by themselves. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    Subscription subscription() {
        return new Subscription(Set.of(
                ReferralRequested.class,
                // What the FHIR face tells a physician's system of the case.
                FindingsRecorded.class,
                AssessmentProposed.class,
                MuscularCauseIdentified.class,
                NonMuscularCauseSuspected.class,
                ProgramAssigned.class,
                ProgramRevised.class,
                ProgramHeld.class,
                ProgramResumed.class,
                ProgramCompleted.class,
                ProgramStopped.class,
                SessionLogged.class,
                ProgramReviewed.class,
                CaseClosed.class,
                CaseReopened.class));
    }

    @Bean
    View referralInboxView() {
        return new View("referral_inbox", List.of("referral_inbox"));
    }

    @Bean
    View referralClockView() {
        return new View(ClockProjection.GROUP, List.of(ClockProjection.TABLE));
    }

    @Bean
    Deadlines deadlines() {
        return Deadlines.load();
    }

    @Bean
    Routing routing() {
        return Routing.load();
    }

    /** A referral is its physician's and its trainer's as soon as it was asked for, before any view has heard of it. */
    @Bean
    OwnRecords ownReferrals(Histories histories) {
        return (scope, id) -> scope == Scope.REFERRAL
                ? histories
                        .read(id, ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                        .map(found -> found.state().request())
                        .map(request -> Holder.ofCase(request.clinicId(), request.caseId(), request.athleteId(), true))
                : Optional.empty();
    }

    @Bean
    SmartInitializingSingleton everyEventNamesItsCase(EventBus events) {
        return () -> events.registerDispatchInterceptor(new CaseOfReferral());
    }
}
