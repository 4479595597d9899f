package org.backline.assessment.domain;

import static org.backline.assessment.domain.AssessmentSamples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.assessment.knowledge.CaseGenerator;
import org.backline.assessment.knowledge.EvaluationRequest;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Instrument;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReopeningReason;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** Courses of cases over weeks, as chance has them. */
final class Courses {

    private Courses() {}

    /** A case with up to four visits at random times, with what the rules propose after each. */
    static List<AssessmentEvent> visits(CaseGenerator athletes) {
        List<AssessmentEvent> history = new ArrayList<>(history(opened(intake(athletes.next()))));
        Instant at = DAY_1;
        for (int visit = athletes.number(4); visit >= 0; visit--) {
            at = at.plus(Duration.ofHours(athletes.number(24 * 20)));
            history.add(new AssessmentEvent.FindingsRecorded(
                    CASE,
                    CLINIC,
                    new UUID(visit, 7),
                    athletes.findings(athletes.number(12)),
                    athletes.flags(0.2, 0.1),
                    Map.of(),
                    List.of(new PromScore(Instrument.NPRS, athletes.number(11))),
                    null,
                    at));
            history.add(PROPOSING.propose(fold(history), new UUID(visit, 8), at));
        }
        return history;
    }

    private static IntakeFacts intake(EvaluationRequest request) {
        EvaluationRequest.Intake told = request.intake();
        Onset onset = told.onset() == null ? new Onset(null, null, null) : told.onset();
        return new IntakeFacts(
                request.athlete().sport(),
                request.athlete().age(),
                request.athlete().sex(),
                request.athlete().sickleCellTrait(),
                onset.manner(),
                onset.daysAgo(),
                onset.mechanism(),
                told.pain().now(),
                told.pain().best() == null ? 0 : told.pain().best(),
                told.pain().worst() == null ? 10 : told.pain().worst(),
                told.regions(),
                told.aggravatedBy() == null ? List.of() : told.aggravatedBy(),
                told.easedBy() == null ? List.of() : told.easedBy(),
                told.night(),
                told.legSymptoms(),
                told.legWorseThanBack(),
                told.morningStiffnessMinutes(),
                request.redFlags(),
                Map.of(),
                request.proms());
    }

    /**
     * A case in which, besides visits, everything may happen that other services and people say of it: referrals and
     * what becomes of them, causes confirmed and overridden, stops, transfers, endings and reopenings.
     */
    static List<AssessmentEvent> eventful(CaseGenerator athletes) {
        List<AssessmentEvent> history = visits(athletes);
        Instant at = DAY_1.plus(Duration.ofDays(120));
        for (int turn = athletes.number(8); turn >= 0; turn--) {
            at = at.plus(Duration.ofHours(1 + athletes.number(200)));
            AssessmentState state = fold(history);
            UUID id = new UUID(turn, 9);
            Urgency urgency = athletes.any(Urgency.values());
            UUID open = state.openReferral().map(ReferralSoFar::referralId).orElse(null);
            history.add(
                    switch (athletes.number(9)) {
                        case 0 ->
                            new AssessmentEvent.ReferralNoted(
                                    CASE, CLINIC, id, ReferralOrigin.PROGRAM, CauseCategory.UNDETERMINED, urgency, at);
                        case 1 ->
                            new AssessmentEvent.ReferralDeclined(
                                    CASE, CLINIC, open == null ? id : open, DeclineReason.NO_CAPACITY, at);
                        case 2 -> confirmed(state, athletes.number(2) == 0, at);
                        case 3 ->
                            new AssessmentEvent.Diagnosed(
                                    CASE, CLINIC, id, "M43.06", CauseCategory.BONY, null, urgency, at);
                        case 4 -> new AssessmentEvent.ProgramStopped(CASE, CLINIC, id, StopReason.NEW_RED_FLAG, at);
                        case 5 -> new AssessmentEvent.HandedOver(CASE, "south", "trainer.reyes", at);
                        case 6 -> new AssessmentEvent.Closed(CASE, CLINIC, CaseOutcome.RESOLVED, at);
                        case 7 ->
                            new AssessmentEvent.Reopened(CASE, CLINIC, athletes.any(ReopeningReason.values()), at);
                        default ->
                            new AssessmentEvent.ReferralReconciled(
                                    CASE,
                                    CLINIC,
                                    open == null ? id : open,
                                    athletes.any(ReconciliationChoice.values()),
                                    athletes.number(2) == 0 ? null : urgency,
                                    at);
                    });
            history.add(PROPOSING.propose(fold(history), new UUID(turn, 10), at));
        }
        return history;
    }

    private static AssessmentEvent confirmed(AssessmentState state, boolean overridden, Instant at) {
        @Nullable OverrideReason reason = overridden ? OverrideReason.KNOWN_HISTORY : null;
        return new AssessmentEvent.MuscularCauseIdentified(
                CASE,
                CLINIC,
                ATHLETE,
                state.latestProposal().proposalId(),
                List.of(WEAK_LEFT_GLUTE),
                List.of(),
                false,
                overridden,
                reason,
                null,
                at);
    }
}
