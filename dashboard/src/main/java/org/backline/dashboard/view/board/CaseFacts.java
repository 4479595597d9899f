package org.backline.dashboard.view.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** What the aggregates have said about a case, side by side, and what follows from that. */
record CaseFacts(
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        String sport,
        int age,
        Sex sex,
        List<PainSite> regions,
        Instant openedAt,
        @Nullable Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate participationUntil,
        boolean closed,
        @Nullable CaseOutcome outcome,
        @Nullable Instant closureOccurredAt,
        @Nullable Instant closureAt,
        @Nullable Instant findingsAt,
        @Nullable Disposition disposition,
        @Nullable CauseCategory category,
        int missing,
        @Nullable Instant proposedAt,
        List<String> causes,
        @Nullable Instant identifiedOccurredAt,
        @Nullable Instant identifiedAt,
        @Nullable Urgency suspectedUrgency,
        @Nullable Instant suspectedAt,
        List<BoardReferral> referrals,
        List<BoardProgram> programs,
        List<PainReading> pain) {

    private static final Comparator<@Nullable Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<@Nullable Urgency> URGENCY = Comparator.nullsLast(Comparator.naturalOrder());

    CaseFacts corrected(Correction by) {
        return new CaseFacts(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                by.sport() == null ? sport : by.sport(),
                age,
                sex,
                by.regions() == null ? regions : by.regions(),
                openedAt,
                participation,
                restrictions,
                participationUntil,
                closed,
                outcome,
                closureOccurredAt,
                closureAt,
                findingsAt,
                disposition,
                category,
                missing,
                proposedAt,
                causes,
                identifiedOccurredAt,
                identifiedAt,
                suspectedUrgency,
                suspectedAt,
                referrals,
                programs,
                by.pain() == null
                        ? pain
                        : pain.stream()
                                .map(reading -> reading.kind() == PainKind.INTAKE
                                        ? new PainReading(reading.at(), PainKind.INTAKE, by.pain())
                                        : reading)
                                .toList());
    }

    BoardCase row() {
        Standing standing = standing();
        return new BoardCase(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                sport,
                age,
                sex,
                regions,
                standing.stage(),
                standing.since(),
                standing.next(),
                urgency(),
                disposition,
                category,
                missing,
                causes,
                participation,
                restrictions,
                participationUntil,
                openReferral().or(this::lastReferral).orElse(null),
                lastProgram().orElse(null),
                pain,
                openedAt,
                closed ? closureOccurredAt : null,
                closed ? outcome : null);
    }

    private record Standing(Stage stage, Instant since, NextAction next) {}

    private Standing standing() {
        if (closed && closureOccurredAt != null) {
            return new Standing(Stage.CLOSED, closureOccurredAt, NextAction.NOTHING);
        }
        Optional<BoardReferral> open = openReferral();
        if (open.isPresent()) {
            return withPhysician(open.get());
        }
        if (isAfter(identifiedAt, startedOverAt()) || isDraftedAgain()) {
            return treated();
        }
        return assessed();
    }

    private Standing withPhysician(BoardReferral referral) {
        NextAction next = switch (referral.status()) {
            case REPORTED, ADVISED, DECLINED -> NextAction.REVIEW_ANSWER;
            case REVIEWED -> NextAction.RECONCILE;
            case MISSED -> NextAction.REBOOK;
            case INTERRUPTED -> NextAction.TAKE_UP_REFERRAL;
            case REQUESTED,
                    DELIVERED,
                    REDIRECTED,
                    REOPENED,
                    ACKNOWLEDGED,
                    ACCEPTED,
                    SCHEDULED,
                    ATTENDED,
                    DIAGNOSTICS_ORDERED,
                    DIAGNOSTICS_REPORTED,
                    RECONCILED,
                    CLOSED,
                    CANCELLED -> NextAction.AWAIT_PHYSICIAN;
        };
        return new Standing(
                Stage.WITH_PHYSICIAN, referral.requestedAt() == null ? openedAt : referral.requestedAt(), next);
    }

    /** A cause is confirmed: the program decides. */
    private Standing treated() {
        Instant since = identifiedOccurredAt == null ? openedAt : identifiedOccurredAt;
        Optional<BoardProgram> program = lastProgram().filter(last -> isAfter(last.recordedAt(), startedOverAt()));
        if (program.isEmpty()) {
            return isStoppedByPhysician()
                    ? readyToClose()
                    : new Standing(Stage.IN_PROGRAM, since, NextAction.AWAIT_DRAFT);
        }
        BoardProgram last = program.get();
        return switch (last.state()) {
            case DRAFTED -> new Standing(Stage.IN_PROGRAM, since, NextAction.ASSIGN_PROGRAM);
            case ASSIGNED -> new Standing(Stage.IN_PROGRAM, last.startedAt(), NextAction.LOG_SESSION);
            case HELD -> new Standing(Stage.IN_PROGRAM, last.startedAt(), NextAction.RESUME_PROGRAM);
            case COMPLETED -> new Standing(Stage.READY_TO_CLOSE, last.since(), NextAction.CLOSE_CASE);
            case STOPPED -> stopped(last);
        };
    }

    private Standing stopped(BoardProgram program) {
        StopReason reason = program.stopped();
        if (reason == StopReason.CAUSE_REVISED || reason == StopReason.NEW_RED_FLAG) {
            return new Standing(Stage.ASSESSING, program.since(), proposed());
        }
        return new Standing(Stage.READY_TO_CLOSE, program.since(), NextAction.CLOSE_CASE);
    }

    /** No cause is confirmed, or the assessment began anew since. */
    private Standing assessed() {
        if (isStoppedByPhysician()) {
            return readyToClose();
        }
        Instant over = startedOverOccurredAt();
        if (over != null) {
            return new Standing(Stage.ASSESSING, over, proposed());
        }
        if (findingsAt == null && referrals.isEmpty()) {
            boolean refer = disposition == Disposition.EMERGENCY || disposition == Disposition.URGENT;
            return new Standing(Stage.NEW, openedAt, refer ? NextAction.REFER : NextAction.RECORD_FINDINGS);
        }
        return new Standing(Stage.ASSESSING, findingsAt == null ? openedAt : findingsAt, proposed());
    }

    private NextAction proposed() {
        return switch (disposition) {
            case null -> NextAction.RECORD_FINDINGS;
            case EMERGENCY, URGENT, ROUTINE -> NextAction.REFER;
            case MANAGE -> NextAction.CONFIRM_CAUSE;
            case INCOMPLETE -> NextAction.COMPLETE_SCREEN;
        };
    }

    private Standing readyToClose() {
        Instant since = lastSettled().map(BoardReferral::reconciledAt).orElse(null);
        return new Standing(Stage.READY_TO_CLOSE, since == null ? openedAt : since, NextAction.CLOSE_CASE);
    }

    /** Whether the last reconciliation stopped the treatment, and no cause was confirmed since. */
    private boolean isStoppedByPhysician() {
        return lastSettled()
                .filter(settled -> settled.choice() == ReconciliationChoice.STOP_PROGRAM)
                .filter(settled -> isAfter(settled.settledAt(), identifiedAt))
                .filter(settled -> isAfter(settled.settledAt(), closureAt))
                .isPresent();
    }

    /** Of a case that was closed in error the cause still stands: its program is drafted again by the reopening itself. */
    private boolean isDraftedAgain() {
        Instant reopened = closed ? null : closureOccurredAt;
        return reopened != null
                && reopened.equals(startedOverOccurredAt())
                && lastProgram()
                        .filter(program -> !program.startedAt().isBefore(reopened))
                        .isPresent();
    }

    /** When the case last went back to assessment: reopened, or returned by the trainer after a referral. */
    private @Nullable Instant startedOverAt() {
        Instant returned = lastSettled()
                .filter(CaseFacts::returns)
                .map(BoardReferral::settledAt)
                .orElse(null);
        Instant reopened = closed ? null : closureAt;
        return TIME.compare(returned, reopened) >= 0 ? returned : reopened;
    }

    private @Nullable Instant startedOverOccurredAt() {
        Optional<BoardReferral> returned = lastSettled().filter(CaseFacts::returns);
        Instant reopened = closed ? null : closureAt;
        boolean byReferral = returned.isPresent() && TIME.compare(returned.get().settledAt(), reopened) >= 0;
        return byReferral ? returned.get().reconciledAt() : closed ? null : closureOccurredAt;
    }

    private static boolean returns(BoardReferral settled) {
        return settled.choice() == ReconciliationChoice.RETURN_TO_ASSESSMENT;
    }

    /** What stands highest of the referrals and of what was found since a physician last reported. */
    private @Nullable Urgency urgency() {
        Instant lastAnswer = referrals.stream()
                .flatMap(referral -> Stream.ofNullable(referral.answeredAt()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        Stream<Urgency> referred =
                referrals.stream().flatMap(referral -> Stream.ofNullable(referral.standingUrgency()));
        Stream<Urgency> proposed =
                isAfter(proposedAt, lastAnswer) ? Stream.ofNullable(urgencyOf(disposition)) : Stream.empty();
        Stream<Urgency> suspected =
                isAfter(suspectedAt, lastAnswer) ? Stream.ofNullable(suspectedUrgency) : Stream.empty();
        return Stream.of(referred, proposed, suspected)
                .flatMap(urgencies -> urgencies)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Urgency urgencyOf(@Nullable Disposition disposition) {
        return switch (disposition) {
            case EMERGENCY -> Urgency.EMERGENCY;
            case URGENT -> Urgency.URGENT;
            case ROUTINE -> Urgency.ROUTINE;
            case MANAGE, INCOMPLETE -> null;
            case null -> null;
        };
    }

    private Optional<BoardReferral> openReferral() {
        return referrals.stream()
                .filter(referral -> referral.status().isOpen())
                .min(Comparator.comparing(BoardReferral::urgency, URGENCY)
                        .thenComparing(BoardReferral::requestedAt, TIME));
    }

    private Optional<BoardReferral> lastReferral() {
        return referrals.stream().max(Comparator.comparing(BoardReferral::requestedAt, TIME));
    }

    private Optional<BoardReferral> lastSettled() {
        return referrals.stream()
                .filter(referral -> referral.settledAt() != null)
                .max(Comparator.comparing(BoardReferral::settledAt, TIME));
    }

    private Optional<BoardProgram> lastProgram() {
        return programs.stream().max(Comparator.comparing(BoardProgram::recordedAt));
    }

    private static boolean isAfter(@Nullable Instant later, @Nullable Instant earlier) {
        return later != null && (earlier == null || later.isAfter(earlier));
    }
}
