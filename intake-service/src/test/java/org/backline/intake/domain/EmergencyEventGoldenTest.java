package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.ACCESS;
import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.NOTE;
import static org.backline.intake.domain.IntakeSamples.SEEN;

import java.util.List;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.support.testing.GoldenEvents;

/** The stored events of an emergency access. */
class EmergencyEventGoldenTest extends GoldenEvents {

    EmergencyEventGoldenTest() {
        super(
                EmergencyEvent.class,
                List.of(
                        new EmergencyEvent.Granted(
                                ACCESS,
                                ATHLETE,
                                "north",
                                "physician.haddad",
                                EmergencyReason.LIFE_OR_LIMB,
                                NOTE,
                                LATER,
                                SEEN),
                        new EmergencyEvent.CaseOpened(
                                ACCESS,
                                CASE,
                                "north",
                                ATHLETE,
                                "physician.haddad",
                                EmergencyReason.LIFE_OR_LIMB,
                                LATER,
                                SEEN),
                        new EmergencyEvent.Reviewed(
                                ACCESS, ATHLETE, "privacy.moreau", EmergencyReviewOutcome.JUSTIFIED, NOTE, LATER),
                        new EmergencyEvent.CaseReviewed(
                                ACCESS,
                                CASE,
                                "north",
                                ATHLETE,
                                "privacy.moreau",
                                EmergencyReviewOutcome.JUSTIFIED,
                                LATER)));
    }
}
