package org.backline.dashboard.web.casepage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.web.frame.Person;
import org.jspecify.annotations.Nullable;

/**
 * One step of the referral's loop.
 *
 * @param state done, now or ahead
 * @param at when it was taken; null when not yet
 * @param by who took it; null when not yet or not one person's
 */
public record Step(
        String name,
        String state,
        @Nullable Instant at,
        @Nullable String by) {

    /** The steps of a referral, from the question to the reconciliation. */
    public static List<Step> of(InboxEntry referral) {
        List<Step> steps = new ArrayList<>();
        add(steps, "requested", referral.requestedAt(), referral.trainerId());
        add(steps, "acknowledged", referral.acknowledgedAt(), referral.acknowledgedBy());
        InboxEntry.Report report = referral.report();
        InboxEntry.Reconciliation reconciliation = referral.reconciliation();
        if (referral.declinedAt() != null && report == null) {
            add(steps, "declined", referral.declinedAt(), referral.declinedBy());
        } else {
            add(steps, "accepted", referral.acceptedAt(), referral.acceptedBy());
            add(steps, "scheduled", referral.scheduledAt(), null);
            add(
                    steps,
                    "reported",
                    report == null ? null : report.reportedAt(),
                    report == null ? null : report.physicianId());
        }
        add(steps, "reviewed", referral.reviewedAt(), referral.reviewedBy());
        add(
                steps,
                "reconciled",
                reconciliation == null ? null : reconciliation.reconciledAt(),
                reconciliation == null ? null : reconciliation.trainerId());
        return List.copyOf(withPresent(steps));
    }

    private static void add(List<Step> steps, String name, @Nullable Instant at, @Nullable String by) {
        steps.add(new Step(name, at == null ? "ahead" : "done", at, by == null ? null : Person.nameOf(by)));
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
