package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.REFERRAL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.ClinicalTest;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.Participation;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Side;
import org.backline.codes.TestedSide;
import org.backline.codes.Urgency;
import org.backline.support.testing.GoldenEvents;

/** The stored events of a case. */
class CaseEventGoldenTest extends GoldenEvents {

    CaseEventGoldenTest() {
        super(
                CaseEvent.class,
                List.of(
                        IntakeSamples.recorded(),
                        IntakeSamples.referredAtTheDoor(),
                        new CaseEvent.ParticipationSet(
                                CASE,
                                ATHLETE,
                                "north",
                                Participation.LIMITED,
                                List.of(Restriction.NO_EXTENSION),
                                LocalDate.of(2026, 12, 24),
                                LATER),
                        new CaseEvent.TransferOffered(CASE, "trainer.lindqvist", "south", LATER),
                        new CaseEvent.Transferred(CASE, "trainer.okafor", "north", "trainer.lindqvist", "south", LATER),
                        new CaseEvent.TransferRefused(CASE, "trainer.lindqvist", LATER),
                        new CaseEvent.ReferralNoted(CASE, REFERRAL, LATER, Urgency.URGENT),
                        new CaseEvent.ReferralSettled(CASE, REFERRAL, LATER),
                        IntakeSamples.entryNoted(),
                        new CaseEvent.ResultsNoted(CASE, REFERRAL, true, LATER),
                        new CaseEvent.ProgramNoted(CASE, IntakeSamples.PROGRAM, ProgramCourse.COMPLETED, LATER),
                        new CaseEvent.Amended(
                                CASE,
                                ATHLETE,
                                "north",
                                IntakeSamples.AMENDMENT,
                                IntakeSamples.ENTRY,
                                AmendmentReason.WRONG_SIDE,
                                IntakeSamples.painNow(6),
                                List.of(IntakeSamples.legRaise(Side.RIGHT, 40)),
                                List.of(new TestedSide(ClinicalTest.SLR, Side.LEFT)),
                                Map.of(RedFlag.FEVER, FlagAnswer.NOT_ASSESSED),
                                Map.of(RedFlag.FEVER, NotAssessedReason.REFUSED),
                                IntakeSamples.NOTE,
                                LATER),
                        new CaseEvent.Closed(CASE, ATHLETE, "north", CaseOutcome.RESOLVED, LATER),
                        new CaseEvent.Reopened(CASE, ATHLETE, "north", ReopeningReason.RECURRENCE, LATER),
                        new CaseEvent.Forgotten(CASE, ATHLETE, "north", LATER)));
    }
}
