package org.backline.referral.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentAttended;
import org.backline.events.AppointmentMissed;
import org.backline.events.AppointmentScheduled;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralDelivered;
import org.backline.events.ReferralInterrupted;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralReviewed;
import org.backline.events.ReferralStalled;
import org.backline.referral.domain.ReferralEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferralPublisherTest {

    private final ReferralPublisher publisher = new ReferralPublisher();

    static List<Arguments> published() {
        return List.of(
                Arguments.of(
                        acknowledged(),
                        new ReferralAcknowledged(CASE, CLINIC, acknowledged().at(), REFERRAL, PHYSICIAN)),
                Arguments.of(
                        accepted(),
                        new ReferralAccepted(CASE, CLINIC, accepted().at(), REFERRAL, PHYSICIAN)),
                Arguments.of(
                        declined(),
                        new ReferralDeclined(
                                CASE, CLINIC, declined().at(), REFERRAL, PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY)),
                Arguments.of(
                        scheduled(),
                        new AppointmentScheduled(CASE, CLINIC, scheduled().at(), REFERRAL, VISIT)),
                Arguments.of(
                        reported(),
                        new PhysicianReported(
                                CASE,
                                CLINIC,
                                reported().at(),
                                REFERRAL,
                                PHYSICIAN,
                                "M84.38XA",
                                CauseCategory.BONY,
                                List.of(Diagnostic.MRI),
                                List.of(Restriction.NO_IMPACT),
                                Urgency.ROUTINE,
                                NOTE)),
                Arguments.of(
                        reviewed(),
                        new ReferralReviewed(CASE, CLINIC, reviewed().at(), REFERRAL, TRAINER)),
                Arguments.of(
                        reconciled(),
                        new ReferralReconciled(
                                CASE,
                                CLINIC,
                                reconciled().at(),
                                REFERRAL,
                                ATHLETE,
                                TRAINER,
                                ReconciliationChoice.CHANGE_PROGRAM,
                                Urgency.ROUTINE,
                                Participation.LIMITED,
                                List.of(Restriction.NO_IMPACT))),
                Arguments.of(
                        delivered(),
                        new ReferralDelivered(
                                CASE, CLINIC, delivered().at(), REFERRAL, DeliveryChannel.INBOX, List.of(PHYSICIAN))),
                Arguments.of(
                        redirected(),
                        new ReferralRedirected(
                                CASE,
                                CLINIC,
                                redirected().at(),
                                REFERRAL,
                                TRAINER,
                                RedirectReason.DECLINED,
                                List.of(OTHER_PHYSICIAN))),
                Arguments.of(
                        attended(),
                        new AppointmentAttended(CASE, CLINIC, attended().at(), REFERRAL, VISIT)),
                Arguments.of(missed(), new AppointmentMissed(CASE, CLINIC, missed().at(), REFERRAL, VISIT)),
                Arguments.of(
                        diagnosticsOrdered(),
                        new DiagnosticsOrdered(
                                CASE,
                                CLINIC,
                                diagnosticsOrdered().at(),
                                REFERRAL,
                                PHYSICIAN,
                                List.of(Diagnostic.MRI, Diagnostic.BLOOD_TESTS))),
                Arguments.of(
                        diagnosticsReported(),
                        new DiagnosticsReported(
                                CASE,
                                CLINIC,
                                diagnosticsReported().at(),
                                REFERRAL,
                                diagnosticsReported().results(),
                                true)),
                Arguments.of(
                        advised(),
                        new AdviceGiven(
                                CASE,
                                CLINIC,
                                advised().at(),
                                REFERRAL,
                                PHYSICIAN,
                                List.of(Restriction.NO_IMPACT),
                                NOTE)),
                Arguments.of(
                        interrupted(),
                        new ReferralInterrupted(
                                CASE,
                                CLINIC,
                                interrupted().at(),
                                REFERRAL,
                                TRAINER,
                                InterruptionReason.ATHLETE_AWAY,
                                NOTE)),
                Arguments.of(
                        cancelled(),
                        new ReferralCancelled(
                                CASE,
                                CLINIC,
                                cancelled().at(),
                                REFERRAL,
                                TRAINER,
                                CancellationReason.SEEN_ELSEWHERE,
                                Urgency.ROUTINE,
                                NOTE)),
                Arguments.of(
                        reopened(),
                        new ReferralReopened(
                                CASE,
                                CLINIC,
                                reopened().at(),
                                REFERRAL,
                                TRAINER,
                                ReopenedFrom.CANCELLED,
                                Urgency.ROUTINE,
                                NOTE,
                                CauseCategory.BONY)),
                Arguments.of(
                        stalled(),
                        new ReferralStalled(
                                CASE,
                                CLINIC,
                                stalled().at(),
                                REFERRAL,
                                ReferralStage.DELIVERY,
                                Urgency.ROUTINE,
                                later(1),
                                1,
                                Role.PHYSICIAN)),
                Arguments.of(
                        closed(), new ReferralClosed(CASE, CLINIC, closed().at(), REFERRAL, PhysicianAnswer.DECLINE)));
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishes(ReferralEvent stored, PublishedEvent published) {
        assertThat(publisher.publish(stored, Instant.EPOCH)).contains(published);
    }

    @Test
    void keepsToItselfThatAReferralWasOpened() {
        assertThat(publisher.publish(opened(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void everyStoredEventIsDecidedUpon() {
        assertThat(Stream.concat(
                        Stream.of(ReferralEvent.Opened.class),
                        published().stream().map(pair -> pair.get()[0].getClass())))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(ReferralEvent.class.getPermittedSubclasses()));
    }

    @Test
    void passesOverWhatIsNotAReferralsEvent() {
        assertThat(publisher.publish("something else", Instant.EPOCH)).isEmpty();
    }
}
