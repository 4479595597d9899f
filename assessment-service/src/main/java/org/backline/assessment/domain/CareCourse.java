package org.backline.assessment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How long the care has gone on, and what physicians have said of it.
 *
 * @param since when the care began that is to bring a change: at intake, when a physician gave the case back, or when a
 *     change was last shown
 * @param running whether a review is still to come
 * @param diagnoses every diagnosis, oldest first
 */
public record CareCourse(Instant since, boolean running, List<AssessmentEvent.Diagnosed> diagnoses) {

    static final CareCourse NONE = new CareCourse(Instant.EPOCH, false, List.of());

    public CareCourse {
        diagnoses = List.copyOf(diagnoses);
    }

    CareCourse from(Instant start) {
        return new CareCourse(start, true, diagnoses);
    }

    CareCourse reviewed(AssessmentEvent.ProgressReviewed event) {
        return event.progress() ? from(event.occurredAt()) : new CareCourse(since, false, diagnoses);
    }

    CareCourse diagnosed(AssessmentEvent.Diagnosed event) {
        List<AssessmentEvent.Diagnosed> all = new ArrayList<>(diagnoses);
        all.add(event);
        return new CareCourse(since, running, all);
    }

    /** The latest that a physician said of this referral. */
    Optional<AssessmentEvent.Diagnosed> diagnosis(UUID referralId) {
        return diagnoses.reversed().stream()
                .filter(one -> one.referralId().equals(referralId))
                .findFirst();
    }
}
