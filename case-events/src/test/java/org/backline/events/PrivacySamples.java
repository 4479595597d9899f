package org.backline.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;

/** The gymnast is hurt at an away game and later forgotten. */
final class PrivacySamples {

    static final UUID ACCESS = UUID.fromString("019a8f00-0000-7000-8000-000000000107");
    private static final Instant HURT = Instant.parse("2026-11-14T18:20:00Z");

    private PrivacySamples() {}

    static SequencedMap<String, PublishedEvent> all() {
        SequencedMap<String, PublishedEvent> all = new LinkedHashMap<>();
        all.put("EmergencyAccessGranted.v1", aPhysicianOfTheSouthOpensTheGymnastsCase());
        all.put("EmergencyAccessReviewed.v1", theAccessWasJustified());
        all.put("AthleteErased.v1", theGymnastIsForgotten());
        return all;
    }

    static EmergencyAccessGranted aPhysicianOfTheSouthOpensTheGymnastsCase() {
        return new EmergencyAccessGranted(
                EventSamples.GYMNASTS_CASE,
                EventSamples.NORTH,
                HURT,
                ACCESS,
                EventSamples.GYMNAST,
                EventSamples.PHYSICIAN,
                HURT.plusSeconds(7_200),
                EmergencyReason.INJURED_AWAY_FROM_HOME);
    }

    static EmergencyAccessReviewed theAccessWasJustified() {
        return new EmergencyAccessReviewed(
                EventSamples.GYMNASTS_CASE,
                EventSamples.NORTH,
                Instant.parse("2026-11-16T08:05:00Z"),
                ACCESS,
                EventSamples.GYMNAST,
                "privacy.moreau",
                EmergencyReviewOutcome.JUSTIFIED);
    }

    static AthleteErased theGymnastIsForgotten() {
        return new AthleteErased(
                EventSamples.GYMNASTS_CASE,
                EventSamples.NORTH,
                Instant.parse("2034-01-08T10:00:00Z"),
                EventSamples.GYMNAST);
    }
}
