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

    /** The steps of a referral, from the question to the reconciliation. */
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
        add(steps, "reviewed", referral.reviewedAt(), trainer(referral.reviewedBy()));
        add(
                steps,
                "reconciled",
                reconciliation == null ? null : reconciliation.reconciledAt(),
                reconciliation == null ? null : trainer(reconciliation.trainerId()));
        return List.copyOf(withPresent(steps));
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

    /** The first step after the last one taken is the one everybody waits for; a step passed over was not needed. */
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
            String state = step.at() != null ? "done" : index < last ? "passed" : index == last + 1 ? "now" : "ahead";
            marked.add(new Step(step.name(), state, step.at(), step.by()));
        }
        return marked;
    }
}
