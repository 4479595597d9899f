package org.backline.referral.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.events.AppointmentScheduled;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReviewed;
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
                                List.of(Restriction.NO_IMPACT))));
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
