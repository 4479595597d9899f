package org.backline.referral.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backline.codes.ReferralStage;
import org.backline.referral.deadline.Deadline;
import org.backline.referral.deadline.Deadlines;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.jspecify.annotations.Nullable;

/** Tells the history of a referral step by step. */
final class Steps {

    private Steps() {}

    /**
     * One thing that happened.
     *
     * @param what name of the event
     * @param by subject of who did it; absent when nobody but the clock or a channel did
     * @param status where it left the referral
     * @param ended what the referral had waited for until then; absent for what ended no wait
     * @param dueAt until when that was due, as it is counted today
     * @param late whether it came after that
     */
    record Step(
            String what,
            @Nullable String by,
            Instant at,
            @Nullable ReferralStatus status,
            @Nullable ReferralStage ended,
            @Nullable Instant dueAt,
            boolean late) {}

    static List<Step> of(ReferralState state, Deadlines deadlines, ClinicCalendar calendar) {
        List<Step> told = new ArrayList<>();
        ReferralState before = ReferralState.NONE;
        for (ReferralEvent event : state.steps()) {
            ReferralState after = before.on(event);
            boolean moved = before.status() != after.status();
            Deadline due = moved ? deadlines.first(before, calendar).orElse(null) : null;
            told.add(new Step(
                    event.getClass().getSimpleName(),
                    by(event),
                    event.at(),
                    after.status(),
                    due == null ? null : due.stage(),
                    due == null ? null : due.dueAt(),
                    due != null && event.at().isAfter(due.dueAt())));
            before = after;
        }
        return told;
    }

    private static @Nullable String by(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.Opened opened -> opened.trainerId();
            case ReferralEvent.Delivered delivered -> null;
            case ReferralEvent.Acknowledged seen -> seen.physicianId();
            case ReferralEvent.Accepted taken -> taken.physicianId();
            case ReferralEvent.Declined left -> left.physicianId();
            case ReferralEvent.Redirected elsewhere -> elsewhere.by();
            case ReferralEvent.Scheduled visit -> null;
            case ReferralEvent.Attended came -> came.by();
            case ReferralEvent.Missed away -> away.by();
            case ReferralEvent.DiagnosticsOrdered ordered -> ordered.physicianId();
            case ReferralEvent.DiagnosticsReported results -> results.by();
            case ReferralEvent.Reported report -> report.physicianId();
            case ReferralEvent.Advised advice -> advice.physicianId();
            case ReferralEvent.Reviewed read -> read.trainerId();
            case ReferralEvent.Reconciled decided -> decided.trainerId();
            case ReferralEvent.Interrupted rest -> rest.by();
            case ReferralEvent.Cancelled back -> back.by();
            case ReferralEvent.Reopened again -> again.by();
            case ReferralEvent.Stalled late -> null;
            case ReferralEvent.Closed end -> null;
        };
    }
}
