package org.backline.intake.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.backline.codes.EmergencyReviewOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An emergency access as its events left it.
 *
 * @param granted how it began; absent before that
 * @param review how it was judged; absent while nobody has
 */
public record EmergencyState(
        EmergencyEvent.@Nullable Granted granted, List<OpenCase> cases, EmergencyEvent.@Nullable Reviewed review) {

    /** The state before the first event. */
    public static final EmergencyState NONE = new EmergencyState(null, List.of(), null);

    public EmergencyState {
        cases = List.copyOf(cases);
    }

    /** How it was judged; absent while nobody has. */
    public @Nullable EmergencyReviewOutcome outcome() {
        return review == null ? null : review.outcome();
    }

    /** Whether it is still in force. */
    public boolean isOpenAt(Instant time) {
        return granted != null && time.isBefore(granted.until());
    }

    /** The state after one more event. */
    public EmergencyState on(EmergencyEvent event) {
        return switch (event) {
            case EmergencyEvent.Granted begun -> new EmergencyState(begun, cases, review);
            case EmergencyEvent.CaseOpened opened -> {
                List<OpenCase> more = new ArrayList<>(cases);
                more.add(new OpenCase(opened.caseId(), opened.clinicId()));
                yield new EmergencyState(granted, more, review);
            }
            case EmergencyEvent.Reviewed judged -> new EmergencyState(granted, cases, judged);
            case EmergencyEvent.CaseReviewed judged -> this;
        };
    }
}
