package org.backline.assessment.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Contraindication;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.events.AssessmentProposed;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.junit.jupiter.api.Test;

class AssessmentPublisherTest {

    private static final UUID CASE = UUID.fromString("0198b000-0000-7000-8000-000000000001");
    private static final UUID ATHLETE = UUID.fromString("0198b000-0000-7000-8000-000000000002");
    private static final UUID ID = UUID.fromString("0198b000-0000-7000-8000-000000000003");
    private static final UUID NOTE = UUID.fromString("0198b000-0000-7000-8000-000000000004");
    private static final Instant AT = Instant.parse("2026-09-01T08:00:00Z");
    private static final MuscularCause P1 = new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);

    private static Optional<PublishedEvent> publish(Object stored) {
        return new AssessmentPublisher().publish(stored, AT.plusSeconds(5));
    }

    @Test
    void aConfirmedCauseCarriesWhatAProgramMustAvoidAndNoNote() {
        assertThat(publish(new AssessmentEvent.MuscularCauseIdentified(
                        CASE,
                        "north",
                        ATHLETE,
                        ID,
                        List.of(P1),
                        List.of(Contraindication.X),
                        true,
                        true,
                        OverrideReason.KNOWN_HISTORY,
                        NOTE,
                        AT)))
                .contains(new MuscularCauseIdentified(
                        CASE,
                        "north",
                        AT,
                        ATHLETE,
                        ID,
                        List.of(P1),
                        List.of(Contraindication.X),
                        true,
                        true,
                        OverrideReason.KNOWN_HISTORY));
    }

    @Test
    void aReferralIsPublishedWithWhatAskedForIt() {
        var summary = new ClinicalSummary(21, Sex.MALE, "basketball", 4, 1, 6, List.of(), List.of(), List.of());

        assertThat(publish(new AssessmentEvent.ReferralRequested(
                        CASE,
                        "north",
                        ATHLETE,
                        "trainer.okafor",
                        ID,
                        ReferralOrigin.PROGRAM,
                        CauseCategory.DISC,
                        Urgency.ROUTINE,
                        List.of("SLR"),
                        ReferralQuestion.DIAGNOSIS,
                        List.of(Diagnostic.MRI),
                        summary,
                        NOTE,
                        AT)))
                .contains(new ReferralRequested(
                        CASE,
                        "north",
                        AT,
                        ID,
                        ATHLETE,
                        "trainer.okafor",
                        ReferralOrigin.PROGRAM,
                        CauseCategory.DISC,
                        Urgency.ROUTINE,
                        List.of("SLR"),
                        ReferralQuestion.DIAGNOSIS,
                        List.of(Diagnostic.MRI),
                        summary));
    }

    @Test
    void aProposalIsPublishedWithItsTrace() {
        assertThat(publish(new AssessmentEvent.Proposed(
                        CASE,
                        "north",
                        ID,
                        "2026.11.1",
                        "0f0e",
                        Disposition.MANAGE,
                        CauseCategory.MUSCULAR,
                        null,
                        List.of(),
                        List.of(P1),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        "{}",
                        AT,
                        AT)))
                .contains(new AssessmentProposed(
                        CASE,
                        "north",
                        AT,
                        ID,
                        "2026.11.1",
                        "0f0e",
                        Disposition.MANAGE,
                        CauseCategory.MUSCULAR,
                        List.of(),
                        List.of(P1),
                        List.of(),
                        "{}"));
    }

    @Test
    void whatOthersToldUsIsNotToldAgain() {
        assertThat(publish(new AssessmentEvent.Closed(CASE, "north", CaseOutcome.RESOLVED, AT)))
                .isEmpty();
        assertThat(publish("not an event of ours")).isEmpty();
    }
}
