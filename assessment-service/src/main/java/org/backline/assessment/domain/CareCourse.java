package org.backline.assessment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How long the care has gone on, what physicians have said of it, and what stopped it.
 *
 * @param since when the care began that is to bring a change: at intake, when a physician gave the case back, or when a
 *     change was last shown
 * @param running whether a review is still to come
 * @param diagnoses every diagnosis, oldest first
 * @param hindsight how the first proposal stood the test of them
 * @param stops every program that a new red flag stopped, oldest first
 */
public record CareCourse(
        Instant since,
        boolean running,
        List<AssessmentEvent.Diagnosed> diagnoses,
        Hindsight hindsight,
        List<AssessmentEvent.ProgramStopped> stops) {

    static final CareCourse NONE = new CareCourse(Instant.EPOCH, false, List.of(), Hindsight.NONE, List.of());

    public CareCourse {
        diagnoses = List.copyOf(diagnoses);
        stops = List.copyOf(stops);
    }

    CareCourse from(Instant start) {
        return new CareCourse(start, true, diagnoses, hindsight, stops);
    }

    CareCourse proposed(AssessmentEvent.Proposed event) {
        return new CareCourse(since, running, diagnoses, hindsight.proposed(event), stops);
    }

    CareCourse reviewed(AssessmentEvent.ProgressReviewed event) {
        return event.progress() ? from(event.occurredAt()) : new CareCourse(since, false, diagnoses, hindsight, stops);
    }

    CareCourse reviewed(AssessmentEvent.MissedReferralReviewed event) {
        return new CareCourse(since, running, diagnoses, hindsight.reviewed(event), stops);
    }

    CareCourse diagnosed(AssessmentEvent.Diagnosed event) {
        return new CareCourse(since, running, and(diagnoses, event), hindsight.diagnosed(event), stops);
    }

    CareCourse stopped(AssessmentEvent.ProgramStopped event) {
        return new CareCourse(since, running, diagnoses, hindsight, and(stops, event));
    }

    /** The latest that a physician said of this referral. */
    Optional<AssessmentEvent.Diagnosed> diagnosis(UUID referralId) {
        return diagnoses.reversed().stream()
                .filter(one -> one.referralId().equals(referralId))
                .findFirst();
    }

    boolean isStopped(UUID programId) {
        return stops.stream().anyMatch(stop -> stop.programId().equals(programId));
    }

    /** Since when the red flags are to be asked again: a new one came up, so an earlier no says nothing any more. */
    public Optional<Instant> askAgainSince() {
        return stops.stream().map(AssessmentEvent.ProgramStopped::occurredAt).max(Instant::compareTo);
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
