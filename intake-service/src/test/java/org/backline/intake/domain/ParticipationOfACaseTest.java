package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.OTHER_REFERRAL;
import static org.backline.intake.domain.IntakeSamples.REFERRAL;
import static org.backline.intake.domain.IntakeSamples.SEEN;
import static org.backline.intake.domain.IntakeSamples.recorded;
import static org.backline.intake.domain.IntakeSamples.referredAtTheDoor;

import java.util.List;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;

/** Who may take part in what: what the trainer sets, what referrals limit, and what the open gate gives back. */
class ParticipationOfACaseTest extends CaseWorld {

    @Test
    void theOpenGateLetsTheAthleteBackInFull() {
        fixture.given(recorded(), limitedSet())
                .when(new CaseCommand.FollowGate(CASE, LATER))
                .expectEvents(set(Participation.FULL, LATER));
    }

    @Test
    void aLaterWordOfAPersonOutlastsTheGate() {
        fixture.given(recorded(), limitedSet())
                .when(new CaseCommand.FollowGate(CASE, LATER.minusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theGateLetsNobodyBackWhileAPhysicianIsAsked() {
        fixture.given(
                        recorded(),
                        limitedSet(),
                        new CaseEvent.ReferralNoted(CASE, OTHER_REFERRAL, LATER, Urgency.ROUTINE))
                .when(new CaseCommand.FollowGate(CASE, LATER.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theGateOfAClosedCaseChangesNothing() {
        fixture.given(recorded(), limitedSet(), CLOSED)
                .when(new CaseCommand.FollowGate(CASE, LATER.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aLimitAddsToTheRestrictionsThatStand() {
        fixture.given(recorded(), limitedSet())
                .when(new CaseCommand.NoteReferral(
                        CASE,
                        OTHER_REFERRAL,
                        Urgency.ROUTINE,
                        new Limit(Participation.LIMITED, List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION)),
                        LATER))
                .expectEvents(
                        new CaseEvent.ReferralNoted(CASE, OTHER_REFERRAL, LATER, Urgency.ROUTINE),
                        set(Participation.LIMITED, LATER, Restriction.NO_IMPACT, Restriction.NO_EXTENSION));
    }

    @Test
    void aLimitLetsNobodyInWhoIsOut() {
        fixture.given(recorded(), set(Participation.OUT, SEEN))
                .when(new CaseCommand.NoteReferral(
                        CASE,
                        OTHER_REFERRAL,
                        Urgency.ROUTINE,
                        new Limit(Participation.LIMITED, List.of(Restriction.NO_IMPACT)),
                        LATER))
                .expectEvents(new CaseEvent.ReferralNoted(CASE, OTHER_REFERRAL, LATER, Urgency.ROUTINE));
    }

    @Test
    void anUrgentReferralLeavesLimitsToTheTrainerButNotFullPlay() {
        var urgent = new CaseEvent.ReferralNoted(CASE, OTHER_REFERRAL, SEEN, Urgency.URGENT);
        fixture.given(recorded(), urgent, set(Participation.OUT, SEEN))
                .when(limited())
                .expectEvents(limitedSet());
        fixture.given(recorded(), urgent, set(Participation.OUT, SEEN))
                .when(full())
                .expectNoEvents()
                .expectExceptionMessage(
                        "An urgent referral is open: the athlete does not take part in full until the loop is closed");
    }

    @Test
    void oneLoopThatClosesDoesNotLiftTheLimitOfAnother() {
        fixture.given(
                        recorded(),
                        referredAtTheDoor(),
                        set(Participation.OUT, SEEN),
                        new CaseEvent.ReferralNoted(CASE, OTHER_REFERRAL, LATER, Urgency.ROUTINE))
                .when(new CaseCommand.SettleReferral(
                        CASE, OTHER_REFERRAL, Participation.LIMITED, List.of(Restriction.NO_IMPACT), LATER))
                .expectEvents(new CaseEvent.ReferralSettled(CASE, OTHER_REFERRAL, LATER));
    }

    @Test
    void limitedParticipationNeedsARestriction() {
        fixture.given(recorded())
                .when(new CaseCommand.SetParticipation(CASE, Participation.LIMITED, List.of(), null, LATER))
                .expectExceptionMessage("Limited participation names at least one restriction");
    }

    @Test
    void restrictionsBelongToLimitedParticipation() {
        fixture.given(recorded())
                .when(new CaseCommand.SetParticipation(
                        CASE, Participation.OUT, List.of(Restriction.NO_IMPACT), null, LATER))
                .expectExceptionMessage("Restrictions belong to limited participation only");
    }

    @Test
    void theSameParticipationAgainChangesNothing() {
        fixture.given(recorded(), limitedSet()).when(limited()).expectNoEvents();
    }

    @Test
    void theClosedLoopSetsParticipation() {
        fixture.given(recorded(), referredAtTheDoor())
                .when(new CaseCommand.SettleReferral(
                        CASE, REFERRAL, Participation.LIMITED, List.of(Restriction.NO_EXTENSION), LATER))
                .expectEvents(new CaseEvent.ReferralSettled(CASE, REFERRAL, LATER), limitedSet());
    }
}
