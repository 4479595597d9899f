package org.backline.referral.channel;

import org.backline.codes.Urgency;
import org.backline.feed.ReferralChange;
import org.backline.feed.ReferralChanged;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.support.store.Histories;
import org.jspecify.annotations.Nullable;

/**
 * What outside systems hear of a stored event. Every channel tells the same; a kind of event that is added is decided here
 * or does not compile.
 */
public final class Changes {

    private final Histories histories;

    /** @param histories where the urgency that stands is read */
    public Changes(Histories histories) {
        this.histories = histories;
    }

    /** What is told of an event, with its number within the referral. */
    public ReferralChanged of(ReferralEvent event, long sequence) {
        return new ReferralChanged(
                event.referralId(),
                event.clinicId(),
                event.at(),
                Math.toIntExact(sequence),
                kind(event),
                urgencyAfter(event, sequence));
    }

    private static ReferralChange kind(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.Opened opened -> ReferralChange.REQUESTED;
            case ReferralEvent.Delivered delivered -> ReferralChange.DELIVERED;
            case ReferralEvent.Acknowledged acknowledged -> ReferralChange.ACKNOWLEDGED;
            case ReferralEvent.Accepted accepted -> ReferralChange.ACCEPTED;
            case ReferralEvent.Declined declined -> ReferralChange.DECLINED;
            case ReferralEvent.Redirected redirected -> ReferralChange.REDIRECTED;
            case ReferralEvent.Scheduled scheduled -> ReferralChange.SCHEDULED;
            case ReferralEvent.Attended attended -> ReferralChange.ATTENDED;
            case ReferralEvent.Missed missed -> ReferralChange.MISSED;
            case ReferralEvent.DiagnosticsOrdered ordered -> ReferralChange.DIAGNOSTICS_ORDERED;
            case ReferralEvent.DiagnosticsReported reported -> ReferralChange.DIAGNOSTICS_REPORTED;
            case ReferralEvent.Advised advised -> ReferralChange.ADVICE_GIVEN;
            case ReferralEvent.Reported reported -> ReferralChange.REPORTED;
            case ReferralEvent.Reviewed reviewed -> ReferralChange.REVIEWED;
            case ReferralEvent.Reconciled reconciled -> ReferralChange.RECONCILED;
            case ReferralEvent.Closed closed -> ReferralChange.CLOSED;
            case ReferralEvent.Stalled stalled -> ReferralChange.STALLED;
            case ReferralEvent.Interrupted interrupted -> ReferralChange.INTERRUPTED;
            case ReferralEvent.Cancelled cancelled -> ReferralChange.CANCELLED;
            case ReferralEvent.Reopened reopened -> ReferralChange.REOPENED;
        };
    }

    /** A repeat tells what the first time told, so later events do not count. */
    private @Nullable Urgency urgencyAfter(ReferralEvent event, long sequence) {
        if (event instanceof ReferralEvent.Opened opened) {
            return opened.urgency();
        }
        return histories
                .read(
                        event.referralId(),
                        ReferralEvent.class,
                        new UpTo(0, ReferralState.NONE),
                        (state, next) -> state.read() > sequence
                                ? state
                                : new UpTo(state.read() + 1, state.referral().on(next)))
                .map(found -> found.state().referral().standingUrgency())
                .orElse(null);
    }

    private record UpTo(long read, ReferralState referral) {}
}
