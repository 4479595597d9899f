package org.backline.referral.domain;

import java.util.Objects;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral as its events left it; what is decided and what is shown stand on the same fold. Each kind of event is kept
 * as it last happened.
 *
 * @param status absent before the first event
 */
public record ReferralState(
        @Nullable ReferralStatus status,
        ReferralEvent.@Nullable Opened opened,
        ReferralEvent.@Nullable Acknowledged acknowledged,
        ReferralEvent.@Nullable Accepted accepted,
        ReferralEvent.@Nullable Declined declined,
        ReferralEvent.@Nullable Scheduled scheduled,
        ReferralEvent.@Nullable Reported reported,
        ReferralEvent.@Nullable Reviewed reviewed,
        ReferralEvent.@Nullable Reconciled reconciled) {

    /** The state before the first event. */
    public static final ReferralState NONE = new ReferralState(null, null, null, null, null, null, null, null, null);

    /** The request that opened the loop. */
    public ReferralEvent.Opened request() {
        return Objects.requireNonNull(opened, "Nothing was asked yet");
    }

    /**
     * The urgency that stands: the trainer's until a physician reports, then what the report left. A physician who
     * declines has lifted nothing.
     */
    public @Nullable Urgency standingUrgency() {
        if (reported != null) {
            return reported.remainingUrgency();
        }
        return opened == null ? null : opened.urgency();
    }

    /** The state after one more event. */
    public ReferralState on(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.Opened happened ->
                new ReferralState(
                        ReferralStatus.REQUESTED,
                        happened,
                        acknowledged,
                        accepted,
                        declined,
                        scheduled,
                        reported,
                        reviewed,
                        reconciled);
            case ReferralEvent.Acknowledged happened ->
                new ReferralState(
                        ReferralStatus.ACKNOWLEDGED,
                        opened,
                        happened,
                        accepted,
                        declined,
                        scheduled,
                        reported,
                        reviewed,
                        reconciled);
            case ReferralEvent.Accepted happened ->
                new ReferralState(
                        ReferralStatus.ACCEPTED,
                        opened,
                        acknowledged,
                        happened,
                        declined,
                        scheduled,
                        reported,
                        reviewed,
                        reconciled);
            case ReferralEvent.Declined happened ->
                new ReferralState(
                        ReferralStatus.DECLINED,
                        opened,
                        acknowledged,
                        accepted,
                        happened,
                        scheduled,
                        reported,
                        reviewed,
                        reconciled);
            case ReferralEvent.Scheduled happened ->
                new ReferralState(
                        ReferralStatus.SCHEDULED,
                        opened,
                        acknowledged,
                        accepted,
                        declined,
                        happened,
                        reported,
                        reviewed,
                        reconciled);
            case ReferralEvent.Reported happened ->
                new ReferralState(
                        ReferralStatus.REPORTED,
                        opened,
                        acknowledged,
                        accepted,
                        declined,
                        scheduled,
                        happened,
                        reviewed,
                        reconciled);
            case ReferralEvent.Reviewed happened ->
                new ReferralState(
                        ReferralStatus.REVIEWED,
                        opened,
                        acknowledged,
                        accepted,
                        declined,
                        scheduled,
                        reported,
                        happened,
                        reconciled);
            case ReferralEvent.Reconciled happened ->
                new ReferralState(
                        ReferralStatus.RECONCILED,
                        opened,
                        acknowledged,
                        accepted,
                        declined,
                        scheduled,
                        reported,
                        reviewed,
                        happened);
        };
    }
}
