package org.backline.referral.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral as its history left it. A round begins with the request, when other physicians are asked, and when it is
 * reopened after its end; what was answered in an earlier round is history and no longer counts.
 *
 * @param status absent before the first event
 * @param standingUrgency the trainer's until a physician reports, then what the report left; one who declines or advises
 *     has lifted nothing
 * @param since when the status began
 * @param escalation how many reminders of the present status have been raised
 * @param rested the status that an interruption broke off
 * @param round place of the event that began the present round
 * @param steps everything that happened, oldest first
 */
public record ReferralState(
        @Nullable ReferralStatus status,
        @Nullable Urgency standingUrgency,
        @Nullable Instant since,
        int escalation,
        @Nullable ReferralStatus rested,
        int round,
        List<ReferralEvent> steps) {

    /** The state before the first event. */
    public static final ReferralState NONE = new ReferralState(null, null, null, 0, null, 0, List.of());

    public ReferralState {
        steps = List.copyOf(steps);
    }

    /** The request that opened the loop. */
    public ReferralEvent.Opened request() {
        if (steps.isEmpty() || !(steps.getFirst() instanceof ReferralEvent.Opened opened)) {
            throw new IllegalStateException("Nothing was asked yet");
        }
        return opened;
    }

    /** Whether somebody still has to act. */
    public boolean isOpen() {
        return status != null && status.isOpen();
    }

    /** What it waits for; absent before the request and at the end. */
    public @Nullable ReferralStage stage() {
        return status == null ? null : status.stage();
    }

    /** The urgency that deadlines follow from. A physician who sends the athlete to the emergency room means now. */
    public Urgency pace() {
        ReferralEvent.Declined declined = declined();
        if (status == ReferralStatus.DECLINED
                && declined != null
                && declined.reason() == DeclineReason.SEND_TO_EMERGENCY) {
            return Urgency.EMERGENCY;
        }
        return Objects.requireNonNullElse(standingUrgency, Urgency.ROUTINE);
    }

    /** The newest event of a kind in the present round. */
    public <E extends ReferralEvent> @Nullable E latest(Class<E> type) {
        for (int i = steps.size() - 1; i >= round; i--) {
            if (type.isInstance(steps.get(i))) {
                return type.cast(steps.get(i));
            }
        }
        return null;
    }

    public ReferralEvent.@Nullable Acknowledged acknowledged() {
        return latest(ReferralEvent.Acknowledged.class);
    }

    public ReferralEvent.@Nullable Accepted accepted() {
        return latest(ReferralEvent.Accepted.class);
    }

    public ReferralEvent.@Nullable Declined declined() {
        return latest(ReferralEvent.Declined.class);
    }

    public ReferralEvent.@Nullable Scheduled scheduled() {
        return latest(ReferralEvent.Scheduled.class);
    }

    public ReferralEvent.@Nullable Reported reported() {
        return latest(ReferralEvent.Reported.class);
    }

    public ReferralEvent.@Nullable Advised advised() {
        return latest(ReferralEvent.Advised.class);
    }

    public ReferralEvent.@Nullable Reviewed reviewed() {
        return latest(ReferralEvent.Reviewed.class);
    }

    public ReferralEvent.@Nullable Reconciled reconciled() {
        return latest(ReferralEvent.Reconciled.class);
    }

    /** How a physician has answered in the present round; absent before an answer. */
    public @Nullable PhysicianAnswer answer() {
        if (reported() != null) {
            return PhysicianAnswer.REPORT;
        }
        if (advised() != null) {
            return PhysicianAnswer.ADVICE;
        }
        return declined() == null ? null : PhysicianAnswer.DECLINE;
    }

    /** Subjects of the physicians who are asked now; empty when all of the clinic are. */
    public List<String> physicians() {
        for (ReferralEvent step : steps.reversed()) {
            if (step instanceof ReferralEvent.Redirected redirected) {
                return redirected.physicianIds();
            }
            if (step instanceof ReferralEvent.Delivered delivered
                    && !delivered.physicianIds().isEmpty()) {
                return delivered.physicianIds();
            }
        }
        return List.of();
    }

    /** Subjects of the physicians who were asked or declined since the request or the newest reopening after its end. */
    public Set<String> asked() {
        Set<String> asked = new LinkedHashSet<>();
        for (ReferralEvent step : steps) {
            switch (step) {
                case ReferralEvent.Delivered delivered -> asked.addAll(delivered.physicianIds());
                case ReferralEvent.Redirected redirected -> asked.addAll(redirected.physicianIds());
                case ReferralEvent.Declined declined -> asked.add(declined.physicianId());
                case ReferralEvent.Reopened reopened when reopened.from() != ReopenedFrom.INTERRUPTED -> asked.clear();
                default -> {}
            }
        }
        return asked;
    }

    /** The newest outcome of each study of the present round. */
    public Map<Diagnostic, DiagnosticOutcome> outcomes() {
        Map<Diagnostic, DiagnosticOutcome> outcomes = new EnumMap<>(Diagnostic.class);
        for (ReferralEvent step : steps.subList(round, steps.size())) {
            ordered(step).forEach(outcomes::remove);
            if (step instanceof ReferralEvent.DiagnosticsReported reported) {
                reported.results().forEach(result -> outcomes.put(result.diagnostic(), result.outcome()));
            }
        }
        return outcomes;
    }

    /** Ordered studies of the present round whose results are still to come. */
    public Set<Diagnostic> awaited() {
        Set<Diagnostic> awaited = EnumSet.noneOf(Diagnostic.class);
        for (ReferralEvent step : steps.subList(round, steps.size())) {
            awaited.addAll(ordered(step));
            if (step instanceof ReferralEvent.DiagnosticsReported reported) {
                reported.results().stream().map(DiagnosticResult::diagnostic).forEach(awaited::remove);
            }
        }
        return awaited;
    }

    private static List<Diagnostic> ordered(ReferralEvent step) {
        return switch (step) {
            case ReferralEvent.DiagnosticsOrdered before -> before.diagnostics();
            case ReferralEvent.Reported with -> with.diagnosticsOrdered();
            default -> List.of();
        };
    }

    /** The state after one more event. */
    public ReferralState on(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.Opened opened -> with(event, ReferralStatus.REQUESTED, opened.urgency());
            case ReferralEvent.Delivered delivered ->
                status == ReferralStatus.REQUESTED ? with(event, ReferralStatus.DELIVERED) : with(event);
            case ReferralEvent.Acknowledged seen -> with(event, ReferralStatus.ACKNOWLEDGED);
            case ReferralEvent.Accepted taken -> with(event, ReferralStatus.ACCEPTED);
            case ReferralEvent.Declined left -> with(event, ReferralStatus.DECLINED);
            case ReferralEvent.Redirected elsewhere ->
                with(event, ReferralStatus.REDIRECTED).anew();
            case ReferralEvent.Scheduled visit -> with(event, ReferralStatus.SCHEDULED);
            case ReferralEvent.Attended came -> with(event, ReferralStatus.ATTENDED);
            case ReferralEvent.Missed away -> with(event, ReferralStatus.MISSED);
            case ReferralEvent.DiagnosticsOrdered ordered -> with(event, ReferralStatus.DIAGNOSTICS_ORDERED);
            case ReferralEvent.DiagnosticsReported results ->
                status == ReferralStatus.DIAGNOSTICS_ORDERED && results.complete()
                        ? with(event, ReferralStatus.DIAGNOSTICS_REPORTED)
                        : with(event);
            case ReferralEvent.Reported report -> with(event, ReferralStatus.REPORTED, report.remainingUrgency());
            case ReferralEvent.Advised advice -> with(event, ReferralStatus.ADVISED);
            case ReferralEvent.Reviewed read -> with(event, ReferralStatus.REVIEWED);
            case ReferralEvent.Reconciled decided ->
                with(event, awaited().isEmpty() ? ReferralStatus.CLOSED : ReferralStatus.RECONCILED);
            case ReferralEvent.Interrupted rest ->
                new ReferralState(
                        ReferralStatus.INTERRUPTED, standingUrgency, event.at(), 0, status, round, and(event));
            case ReferralEvent.Cancelled back -> with(event, ReferralStatus.CANCELLED);
            case ReferralEvent.Reopened again ->
                again.from() == ReopenedFrom.INTERRUPTED
                        ? with(event, whereItRested(), again.urgency())
                        : with(event, ReferralStatus.REOPENED, again.urgency()).anew();
            case ReferralEvent.Stalled late ->
                new ReferralState(status, standingUrgency, since, late.escalation(), rested, round, and(event));
            case ReferralEvent.Closed end -> with(event, ReferralStatus.CLOSED);
        };
    }

    /** Results may have come in meanwhile. */
    private ReferralStatus whereItRested() {
        ReferralStatus before = Objects.requireNonNullElse(rested, ReferralStatus.REOPENED);
        return before == ReferralStatus.DIAGNOSTICS_ORDERED && awaited().isEmpty()
                ? ReferralStatus.DIAGNOSTICS_REPORTED
                : before;
    }

    private ReferralState with(ReferralEvent event) {
        return new ReferralState(status, standingUrgency, since, escalation, rested, round, and(event));
    }

    private ReferralState with(ReferralEvent event, ReferralStatus next) {
        return with(event, next, standingUrgency);
    }

    private ReferralState with(ReferralEvent event, ReferralStatus next, @Nullable Urgency urgency) {
        return new ReferralState(next, urgency, event.at(), 0, null, round, and(event));
    }

    /** A new round, begun by the newest event. */
    private ReferralState anew() {
        return new ReferralState(status, standingUrgency, since, escalation, rested, steps.size() - 1, steps);
    }

    private List<ReferralEvent> and(ReferralEvent event) {
        List<ReferralEvent> more = new ArrayList<>(steps);
        more.add(event);
        return more;
    }
}
