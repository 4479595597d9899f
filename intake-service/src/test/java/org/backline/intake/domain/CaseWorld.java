package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.PROGRAM;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;

/** What may have happened to a case, and a fixture to find out what follows. */
abstract class CaseWorld {

    final AggregateTestFixture<BackPainCase> fixture = new AggregateTestFixture<>(BackPainCase.class);

    CaseWorld() {
        fixture.registerInjectableResource((DoorJudgement) form -> Optional.empty());
    }

    static final Limit OUT = new Limit(Participation.OUT, List.of());

    static CaseCommand.SetParticipation full() {
        return new CaseCommand.SetParticipation(CASE, Participation.FULL, List.of(), null, LATER);
    }

    static CaseEvent.ParticipationSet set(Participation participation, Instant at, Restriction... restrictions) {
        return new CaseEvent.ParticipationSet(CASE, ATHLETE, "north", participation, List.of(restrictions), null, at);
    }

    static CaseCommand.SetParticipation limited() {
        return new CaseCommand.SetParticipation(
                CASE, Participation.LIMITED, List.of(Restriction.NO_EXTENSION), null, LATER);
    }

    static CaseEvent.ParticipationSet limitedSet() {
        return new CaseEvent.ParticipationSet(
                CASE, ATHLETE, "north", Participation.LIMITED, List.of(Restriction.NO_EXTENSION), null, LATER);
    }

    static CaseEvent.ProgramNoted program(ProgramCourse course) {
        return new CaseEvent.ProgramNoted(CASE, PROGRAM, course, LATER);
    }

    static final CaseEvent OFFERED = new CaseEvent.TransferOffered(CASE, "trainer.lindqvist", "south", LATER);
    static final CaseEvent TRANSFERRED =
            new CaseEvent.Transferred(CASE, "trainer.okafor", "north", "trainer.lindqvist", "south", LATER);
    static final CaseEvent CLOSED = new CaseEvent.Closed(CASE, ATHLETE, "north", CaseOutcome.RESOLVED, LATER);

    static final CaseEvent FORGOTTEN = new CaseEvent.Forgotten(CASE, ATHLETE, "north", LATER);
}
