package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.NOTE;

import java.util.List;
import org.backline.support.testing.GoldenEvents;

/** The stored events of an athlete's record. */
class AthleteEventGoldenTest extends GoldenEvents {

    AthleteEventGoldenTest() {
        super(
                AthleteEvent.class,
                List.of(
                        new AthleteEvent.LegalHoldPlaced(ATHLETE, LegalHoldReason.LITIGATION, NOTE, LATER),
                        new AthleteEvent.LegalHoldLifted(ATHLETE, LATER),
                        new AthleteEvent.Erased(
                                ATHLETE,
                                "north",
                                ErasureReason.ATHLETE_REQUEST,
                                ErasureAuthority.PRIVACY_LAW,
                                List.of(CASE),
                                LATER)));
    }
}
