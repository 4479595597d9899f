package org.backline.referral.domain;

import static org.backline.referral.domain.ReferralStatus.*;
import static org.backline.support.rule.Rules.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;

/** Decides about appointments, visits and studies: refuses with the rule, or says what happened. */
final class VisitDecisions {

    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    private VisitDecisions() {}

    static List<ReferralEvent> schedule(ReferralState state, ReferralCommand.Schedule command) {
        ReferralEvent.Scheduled scheduled = state.scheduled();
        boolean same = scheduled != null && scheduled.startsAt().equals(command.startsAt());
        if (state.status() == SCHEDULED && same) {
            return List.of();
        }
        require(
                isWithPhysician(state),
                "An appointment is made or moved after a physician has accepted and before the report");
        require(state.status() != MISSED || !same, "The athlete missed this appointment; make another one");
        ReferralEvent.Opened asked = state.request();
        require(
                !command.startsAt().isBefore(asked.at()),
                "An appointment does not start before the referral was requested");
        require(
                command.startsAt().isBefore(command.at().plus(LONGEST_WAIT)),
                "An appointment starts within the next " + LONGEST_WAIT.toDays() + " days");
        return List.of(new ReferralEvent.Scheduled(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.startsAt(), command.at()));
    }

    /** Also a correction: who was noted as missing may have come. */
    static List<ReferralEvent> attend(ReferralState state, ReferralCommand.Attend command) {
        if (state.status() == ATTENDED) {
            return List.of();
        }
        require(
                state.status() == ACCEPTED || state.status() == SCHEDULED || state.status() == MISSED,
                "A visit is recorded after a physician has accepted, once for each appointment");
        ReferralEvent.Opened asked = state.request();
        ReferralEvent.Scheduled scheduled = state.scheduled();
        Instant startsAt =
                scheduled == null || scheduled.startsAt().isAfter(command.at()) ? null : scheduled.startsAt();
        return List.of(new ReferralEvent.Attended(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.by(), startsAt, command.at()));
    }

    static List<ReferralEvent> miss(ReferralState state, ReferralCommand.Miss command) {
        if (state.status() == MISSED) {
            return List.of();
        }
        ReferralEvent.Scheduled scheduled = state.scheduled();
        require(
                scheduled != null && (state.status() == SCHEDULED || state.status() == ATTENDED),
                "Only an appointment is missed; this referral has none to miss");
        Instant startsAt = Objects.requireNonNull(scheduled).startsAt();
        require(!command.at().isBefore(startsAt), "An appointment that has not begun is not missed; move it instead");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Missed(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.by(), startsAt, command.at()));
    }

    static List<ReferralEvent> order(ReferralState state, ReferralCommand.OrderDiagnostics command) {
        require(isWithPhysician(state), "A physician orders studies after accepting and before the report");
        require(!command.diagnostics().isEmpty(), "An order names at least one study");
        List<Diagnostic> more = command.diagnostics().stream()
                .filter(study -> !state.awaited().contains(study))
                .toList();
        if (more.isEmpty()) {
            return List.of();
        }
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.DiagnosticsOrdered(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.physicianId(), more, command.at()));
    }

    /** A result may be corrected until the loop is closed. The last result that was awaited closes a reconciled loop. */
    static List<ReferralEvent> results(ReferralState state, ReferralCommand.ReportDiagnostics command) {
        Set<Diagnostic> awaited = state.awaited();
        Map<Diagnostic, DiagnosticOutcome> known = state.outcomes();
        List<DiagnosticResult> news = command.results().stream()
                .filter(result -> known.get(result.diagnostic()) != result.outcome())
                .toList();
        boolean repeats = !command.results().isEmpty() && news.isEmpty();
        if (repeats) {
            return List.of();
        }
        require(state.isOpen(), "The referral has ended; reopen it to add a result");
        require(!news.isEmpty(), "A result names at least one study");
        for (DiagnosticResult result : news) {
            require(
                    awaited.contains(result.diagnostic()) || known.containsKey(result.diagnostic()),
                    "A result belongs to a study that was ordered; " + result.diagnostic() + " was not");
        }
        Set<Diagnostic> named = EnumSet.noneOf(Diagnostic.class);
        require(news.stream().allMatch(result -> named.add(result.diagnostic())), "A study has one result in a report");
        Set<Diagnostic> left = EnumSet.noneOf(Diagnostic.class);
        left.addAll(awaited);
        left.removeAll(named);
        ReferralEvent.Opened asked = state.request();
        List<ReferralEvent> events = new ArrayList<>();
        events.add(new ReferralEvent.DiagnosticsReported(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.by(),
                news,
                left.isEmpty(),
                command.at()));
        if (state.status() == RECONCILED && left.isEmpty()) {
            events.add(LoopDecisions.closed(state, command.at()));
        }
        return events;
    }

    private static boolean isWithPhysician(ReferralState state) {
        return state.status() != null && state.status().isWithPhysician();
    }
}
