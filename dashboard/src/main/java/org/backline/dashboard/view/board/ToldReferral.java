package org.backline.dashboard.view.board;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** A referral as the timeline tells it; it stands where {@link org.backline.dashboard.view.ReferralLoop} has it. */
final class ToldReferral {

    private final UUID id;
    private final Set<String> awaited = new HashSet<>();

    private ReferralStatus status = ReferralStatus.REQUESTED;
    private ReferralStatus rested = ReferralStatus.REQUESTED;
    private @Nullable ReferralOrigin origin;
    private @Nullable CauseCategory category;
    private @Nullable Urgency urgency;
    private @Nullable Instant requestedAt;
    private @Nullable Instant appointmentAt;
    private @Nullable Instant answeredAt;
    private @Nullable Urgency remainingUrgency;
    private boolean answered;
    private @Nullable Instant reconciledAt;
    private @Nullable Instant settledAt;
    private @Nullable ReconciliationChoice choice;
    private @Nullable ReferralStage overdueStage;
    private @Nullable Instant overdueSince;
    private @Nullable Role overdueWith;

    ToldReferral(UUID id) {
        this.id = id;
    }

    /** Things must be told in the order in which they were recorded. */
    void on(TimelineEntry entry, Told told) {
        switch (entry.type()) {
            case "ReferralRequested" -> {
                origin = told.code("origin", ReferralOrigin.class);
                category = told.code("category", CauseCategory.class);
                urgency = told.code("urgency", Urgency.class);
                requestedAt = entry.occurredAt();
            }
            case "ReferralDelivered" -> {
                if (status == ReferralStatus.REQUESTED) {
                    become(ReferralStatus.DELIVERED);
                }
            }
            case "ReferralAcknowledged" -> become(ReferralStatus.ACKNOWLEDGED);
            case "ReferralAccepted" -> become(ReferralStatus.ACCEPTED);
            case "ReferralDeclined" -> become(ReferralStatus.DECLINED);
            case "ReferralRedirected" -> {
                anew();
                become(ReferralStatus.REDIRECTED);
            }
            case "AppointmentScheduled" -> {
                appointmentAt = told.instant("startsAt");
                become(ReferralStatus.SCHEDULED);
            }
            case "AppointmentAttended" -> become(ReferralStatus.ATTENDED);
            case "AppointmentMissed" -> become(ReferralStatus.MISSED);
            case "DiagnosticsOrdered" -> {
                awaited.addAll(told.list("diagnostics"));
                become(ReferralStatus.DIAGNOSTICS_ORDERED);
            }
            case "DiagnosticsReported" -> results(told);
            case "PhysicianReported" -> {
                awaited.addAll(told.list("diagnostics"));
                answered(entry, told);
                become(ReferralStatus.REPORTED);
            }
            case "AdviceGiven" -> become(ReferralStatus.ADVISED);
            case "ReferralReviewed" -> become(ReferralStatus.REVIEWED);
            case "ReferralReconciled" -> {
                reconciledAt = entry.occurredAt();
                settledAt = entry.recordedAt();
                choice = told.code("choice", ReconciliationChoice.class);
                become(awaited.isEmpty() ? ReferralStatus.CLOSED : ReferralStatus.RECONCILED);
            }
            case "ReferralInterrupted" -> {
                rested = status;
                become(ReferralStatus.INTERRUPTED);
            }
            case "ReferralCancelled" -> {
                answered(entry, told);
                become(ReferralStatus.CANCELLED);
            }
            case "ReferralReopened" -> reopened(told);
            case "ReferralStalled" -> {
                overdueStage = told.code("stage", ReferralStage.class);
                overdueSince = told.instant("dueAt");
                overdueWith = told.code("owner", Role.class);
            }
            case "ReferralClosed" -> become(ReferralStatus.CLOSED);
            default -> {}
        }
    }

    private void results(Told told) {
        told.list("results").forEach(result -> awaited.remove(result.substring(0, result.indexOf(' '))));
        if (status == ReferralStatus.DIAGNOSTICS_ORDERED && awaited.isEmpty()) {
            become(ReferralStatus.DIAGNOSTICS_REPORTED);
        }
    }

    private void answered(TimelineEntry entry, Told told) {
        answeredAt = entry.recordedAt();
        remainingUrgency = told.code("remainingUrgency", Urgency.class);
        answered = true;
    }

    private void reopened(Told told) {
        urgency = told.code("urgency", Urgency.class);
        if (told.code("from", ReopenedFrom.class) != ReopenedFrom.INTERRUPTED) {
            anew();
            become(ReferralStatus.REOPENED);
        } else {
            boolean resultsCame = rested == ReferralStatus.DIAGNOSTICS_ORDERED && awaited.isEmpty();
            become(resultsCame ? ReferralStatus.DIAGNOSTICS_REPORTED : rested);
        }
    }

    private void become(ReferralStatus next) {
        status = next;
        overdueStage = null;
        overdueSince = null;
        overdueWith = null;
    }

    private void anew() {
        awaited.clear();
        appointmentAt = null;
        answered = false;
    }

    BoardReferral row() {
        return new BoardReferral(
                id,
                status,
                origin,
                category,
                urgency,
                requestedAt,
                appointmentAt,
                answeredAt,
                remainingUrgency,
                answered,
                reconciledAt,
                settledAt,
                choice,
                overdueStage,
                overdueSince,
                overdueWith);
    }
}
