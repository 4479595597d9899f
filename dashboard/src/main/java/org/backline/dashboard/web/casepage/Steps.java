package org.backline.dashboard.web.casepage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backline.dashboard.people.People;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far a referral has come, and who took each step. */
@Component
public class Steps {

    private final People people;

    Steps(People people) {
        this.people = people;
    }

    /** The steps of a referral, from the question to the reconciliation, or to where it rests or was taken back. */
    public List<Step> of(InboxEntry referral) {
        List<Step> steps = new ArrayList<>();
        add(steps, "requested", referral.requestedAt(), trainer(referral.trainerId()));
        add(steps, "acknowledged", referral.acknowledgedAt(), physician(referral.acknowledgedBy()));
        InboxEntry.Report report = referral.report();
        InboxEntry.Advice advice = referral.advice();
        InboxEntry.Reconciliation reconciliation = referral.reconciliation();
        if (referral.declinedAt() != null && report == null && advice == null) {
            add(steps, "declined", referral.declinedAt(), physician(referral.declinedBy()));
        } else {
            add(steps, "accepted", referral.acceptedAt(), physician(referral.acceptedBy()));
            add(steps, "scheduled", referral.scheduledAt(), null);
            visit(steps, referral);
            studies(steps, referral);
            if (report == null && advice != null) {
                add(steps, "reported", advice.advisedAt(), physician(advice.physicianId()));
            } else {
                add(
                        steps,
                        "reported",
                        report == null ? null : report.reportedAt(),
                        report == null ? null : physician(report.physicianId()));
            }
        }
        InboxEntry.Ended ended = referral.ended();
        if (ended != null) {
            steps.removeIf(step -> step.at() == null);
            String name = referral.status().equals("CANCELLED") ? "cancelled" : "interrupted";
            steps.add(new Step(name, "stopped", ended.at(), people.somebody(ended.by(), null)));
            return List.copyOf(steps);
        }
        add(steps, "reviewed", referral.reviewedAt(), trainer(referral.reviewedBy()));
        add(
                steps,
                "reconciled",
                reconciliation == null ? null : reconciliation.reconciledAt(),
                reconciliation == null ? null : trainer(reconciliation.trainerId()));
        return List.copyOf(withPresent(steps));
    }

    /** The newest word on the visit; one that was missed and has another appointment is ahead again. */
    private static void visit(List<Step> steps, InboxEntry referral) {
        Instant attended = referral.attendedAt();
        Instant missed = referral.missedAt();
        Instant scheduled = referral.scheduledAt();
        if (attended != null && (missed == null || !missed.isAfter(attended))) {
            add(steps, "attended", attended, null);
        } else if (missed != null && (scheduled == null || !scheduled.isAfter(missed))) {
            add(steps, "missed", missed, null);
        } else {
            add(steps, "visit", null, null);
        }
    }

    private void studies(List<Step> steps, InboxEntry referral) {
        InboxEntry.Studies studies = referral.studies();
        if (studies == null) {
            return;
        }
        add(steps, "studies", studies.orderedAt(), physician(studies.orderedBy()));
        boolean awaited = !referral.awaited().isEmpty();
        steps.add(new Step("results", awaited ? "now" : "done", awaited ? null : studies.reportedAt(), null));
    }

    private @Nullable String trainer(@Nullable String subject) {
        return subject == null ? null : people.trainer(subject);
    }

    private @Nullable String physician(@Nullable String subject) {
        return subject == null ? null : people.physician(subject);
    }

    private static void add(List<Step> steps, String name, @Nullable Instant at, @Nullable String by) {
        steps.add(new Step(name, at == null ? "ahead" : "done", at, by));
    }

    /**
     * The first step after the last one taken is the one everybody waits for; a step passed over was not needed, unless it
     * says itself that it is waited for.
     */
    private static List<Step> withPresent(List<Step> steps) {
        int last = -1;
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).at() != null) {
                last = index;
            }
        }
        List<Step> marked = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            boolean awaited = step.state().equals("now") || index == last + 1;
            String state = step.at() != null ? "done" : awaited ? "now" : index < last ? "passed" : "ahead";
            marked.add(new Step(step.name(), state, step.at(), step.by()));
        }
        return marked;
    }
}
