package org.backline.dashboard.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.ReferralSteps.Step;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentAttended;
import org.backline.events.AppointmentMissed;
import org.backline.events.AppointmentScheduled;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralDelivered;
import org.backline.events.ReferralInterrupted;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralReviewed;
import org.backline.events.ReferralStalled;
import org.jspecify.annotations.Nullable;

/**
 * Where a referral stands, as its events tell. What was answered before other physicians were asked, or before it was
 * reopened after its end, no longer counts.
 */
public final class ReferralLoop {

    private String status = "REQUESTED";
    private String rested = "REQUESTED";
    private List<String> physicians = List.of();
    private final Set<Diagnostic> awaited = EnumSet.noneOf(Diagnostic.class);
    private @Nullable Urgency reopenedWith;
    private @Nullable ReferralAcknowledged acknowledged;
    private @Nullable ReferralAccepted accepted;
    private @Nullable ReferralDeclined declined;
    private @Nullable AppointmentScheduled scheduled;
    private @Nullable AppointmentAttended attended;
    private @Nullable AppointmentMissed missed;
    private @Nullable PhysicianReported reported;
    private @Nullable AdviceGiven advised;
    private @Nullable DiagnosticsOrdered ordered;
    private @Nullable DiagnosticsReported results;
    private @Nullable ReferralReviewed reviewed;
    private @Nullable ReferralReconciled reconciled;
    private @Nullable ReferralInterrupted interrupted;
    private @Nullable ReferralCancelled cancelled;
    private @Nullable ReferralStalled stalled;
    private @Nullable Instant answeredAt;
    private @Nullable Instant settledAt;
    private @Nullable ReferralReconciled settled;
    private @Nullable Urgency remainingUrgency;
    private @Nullable Instant reopenedAt;

    private ReferralLoop() {}

    /** The loop after these events, in the order in which they were recorded. */
    public static ReferralLoop of(List<Step> steps) {
        ReferralLoop loop = new ReferralLoop();
        steps.stream()
                .sorted(Comparator.comparing(Step::recordedAt).thenComparing(Step::eventId))
                .forEach(step -> loop.on(step.event(), step.recordedAt()));
        return loop;
    }

    private void on(PublishedEvent event, Instant recordedAt) {
        switch (event) {
            case ReferralDelivered e -> {
                physicians = e.physicianIds().isEmpty() ? physicians : e.physicianIds();
                if (status.equals("REQUESTED")) {
                    become("DELIVERED");
                }
            }
            case ReferralAcknowledged e -> {
                acknowledged = e;
                become("ACKNOWLEDGED");
            }
            case ReferralAccepted e -> {
                accepted = e;
                become("ACCEPTED");
            }
            case ReferralDeclined e -> {
                declined = e;
                become("DECLINED");
            }
            case ReferralRedirected e -> {
                anew();
                physicians = e.physicianIds();
                become("REDIRECTED");
            }
            case AppointmentScheduled e -> {
                scheduled = e;
                become("SCHEDULED");
            }
            case AppointmentAttended e -> {
                attended = e;
                become("ATTENDED");
            }
            case AppointmentMissed e -> {
                missed = e;
                become("MISSED");
            }
            case DiagnosticsOrdered e -> {
                ordered = e;
                awaited.addAll(e.diagnostics());
                become("DIAGNOSTICS_ORDERED");
            }
            case DiagnosticsReported e -> {
                results = e;
                e.results().stream().map(DiagnosticResult::diagnostic).forEach(awaited::remove);
                if (status.equals("DIAGNOSTICS_ORDERED") && awaited.isEmpty()) {
                    become("DIAGNOSTICS_REPORTED");
                }
            }
            case PhysicianReported e -> {
                reported = e;
                remainingUrgency = e.remainingUrgency();
                answeredAt = recordedAt;
                awaited.addAll(e.diagnosticsOrdered());
                become("REPORTED");
            }
            case AdviceGiven e -> {
                advised = e;
                become("ADVISED");
            }
            case ReferralReviewed e -> {
                reviewed = e;
                become("REVIEWED");
            }
            case ReferralReconciled e -> {
                reconciled = e;
                settled = e;
                settledAt = recordedAt;
                become(awaited.isEmpty() ? "CLOSED" : "RECONCILED");
            }
            case ReferralInterrupted e -> {
                interrupted = e;
                rested = status;
                become("INTERRUPTED");
            }
            case ReferralCancelled e -> {
                cancelled = e;
                remainingUrgency = e.remainingUrgency();
                answeredAt = recordedAt;
                become("CANCELLED");
            }
            case ReferralReopened e -> reopen(e);
            case ReferralStalled e -> stalled = e;
            case ReferralClosed e -> become("CLOSED");
            default -> {}
        }
    }

    private void reopen(ReferralReopened event) {
        reopenedWith = event.urgency();
        if (event.from() == ReopenedFrom.INTERRUPTED) {
            become(rested.equals("DIAGNOSTICS_ORDERED") && awaited.isEmpty() ? "DIAGNOSTICS_REPORTED" : rested);
        } else {
            reopenedAt = event.occurredAt();
            anew();
            become("REOPENED");
        }
    }

    private void become(String next) {
        status = next;
        stalled = null;
    }

    private void anew() {
        awaited.clear();
        acknowledged = null;
        accepted = null;
        declined = null;
        scheduled = null;
        attended = null;
        missed = null;
        reported = null;
        advised = null;
        ordered = null;
        results = null;
        reviewed = null;
        reconciled = null;
        interrupted = null;
        cancelled = null;
    }

    public String status() {
        return status;
    }

    /** Subjects of the physicians who are asked; empty when all of the clinic are. */
    public List<String> physicians() {
        return physicians;
    }

    /** Ordered studies whose results are still to come. */
    public List<Diagnostic> awaited() {
        return List.copyOf(awaited);
    }

    /** The urgency that it was reopened with; null when it never was. */
    public @Nullable Urgency reopenedWith() {
        return reopenedWith;
    }

    public @Nullable ReferralAcknowledged acknowledged() {
        return acknowledged;
    }

    public @Nullable ReferralAccepted accepted() {
        return accepted;
    }

    public @Nullable ReferralDeclined declined() {
        return declined;
    }

    public @Nullable AppointmentScheduled scheduled() {
        return scheduled;
    }

    public @Nullable AppointmentAttended attended() {
        return attended;
    }

    public @Nullable AppointmentMissed missed() {
        return missed;
    }

    public @Nullable PhysicianReported reported() {
        return reported;
    }

    public @Nullable AdviceGiven advised() {
        return advised;
    }

    public @Nullable DiagnosticsOrdered ordered() {
        return ordered;
    }

    public @Nullable DiagnosticsReported results() {
        return results;
    }

    public @Nullable ReferralReviewed reviewed() {
        return reviewed;
    }

    public @Nullable ReferralReconciled reconciled() {
        return reconciled;
    }

    public @Nullable ReferralInterrupted interrupted() {
        return interrupted;
    }

    public @Nullable ReferralCancelled cancelled() {
        return cancelled;
    }

    /** The newest reminder of the present status; null while it is in time. */
    public @Nullable ReferralStalled stalled() {
        return stalled;
    }

    /** When it was last reopened after its end; null when it never was. */
    public @Nullable Instant reopenedAt() {
        return reopenedAt;
    }

    /** Whether a report, or its being taken back, answers the question as it stands now; advice alone takes no urgency away. */
    public boolean isAnswered() {
        return reported != null || cancelled != null;
    }

    /** When the last report or cancellation was recorded, also one of an earlier round. */
    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    /** When the last reconciliation was recorded, also one of an earlier round. */
    public @Nullable Instant settledAt() {
        return settledAt;
    }

    /** The last reconciliation, also one of an earlier round. */
    public @Nullable ReferralReconciled settled() {
        return settled;
    }

    /** The urgency that the last report or cancellation left; null when it left none. */
    public @Nullable Urgency remainingUrgency() {
        return remainingUrgency;
    }
}
