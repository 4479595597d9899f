package org.backline.assessment.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.Disposition;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How the first proposal stood the test of what a physician found. The first that was not for want of answers counts,
 * or the one that stood when a physician answered; of diagnoses the latest.
 *
 * @param first disposition of the first proposal
 * @param asked the urgency that it asked for; absent for none
 * @param diagnosis the latest diagnosis
 * @param closing the review of that diagnosis, when there was one
 * @param reviews every review, oldest first
 */
public record Hindsight(
        @Nullable Disposition first,
        @Nullable Urgency asked,
        AssessmentEvent.@Nullable Diagnosed diagnosis,
        AssessmentEvent.@Nullable MissedReferralReviewed closing,
        List<AssessmentEvent.MissedReferralReviewed> reviews) {

    static final Hindsight NONE = new Hindsight(null, null, null, null, List.of());

    public Hindsight {
        reviews = List.copyOf(reviews);
    }

    Hindsight proposed(AssessmentEvent.Proposed event) {
        boolean counts = first == null || (first == Disposition.INCOMPLETE && diagnosis == null);
        return counts ? new Hindsight(event.disposition(), event.openUrgency(), diagnosis, closing, reviews) : this;
    }

    /** A later diagnosis is looked at anew. */
    Hindsight diagnosed(AssessmentEvent.Diagnosed event) {
        if (diagnosis != null && event.occurredAt().isBefore(diagnosis.occurredAt())) {
            return this;
        }
        boolean sameMoment = diagnosis != null && event.occurredAt().equals(diagnosis.occurredAt());
        return new Hindsight(first, asked, event, sameMoment ? closing : null, reviews);
    }

    Hindsight reviewed(AssessmentEvent.MissedReferralReviewed event) {
        List<AssessmentEvent.MissedReferralReviewed> all = new ArrayList<>(reviews);
        all.add(event);
        return new Hindsight(first, asked, diagnosis, event, all);
    }

    /** The diagnosis of a missed referral that nobody has reviewed yet. */
    public Optional<AssessmentEvent.Diagnosed> waiting() {
        return Optional.ofNullable(diagnosis)
                .filter(said -> closing == null && first != null && Triage.isLower(asked, said.warranted()));
    }

    Optional<AssessmentEvent.MissedReferralReviewed> review(UUID reviewId) {
        return reviews.stream().filter(one -> one.reviewId().equals(reviewId)).findFirst();
    }
}
