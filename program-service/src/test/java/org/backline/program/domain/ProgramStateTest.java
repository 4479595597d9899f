package org.backline.program.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.domain.ProgramSamples.*;

import java.util.List;
import java.util.Set;
import org.backline.codes.HoldReason;
import org.backline.codes.StopReason;
import org.junit.jupiter.api.Test;

class ProgramStateTest {

    @Test
    void remembersTheLatestSessionWhateverTheOrderTheyWereLoggedIn() {
        var late = new ProgramEvent.SessionLogged(
                CASE,
                CLINIC,
                FIRST_PROGRAM,
                SECOND_SESSION,
                List.of("E03"),
                1,
                1,
                null,
                null,
                DAY_2,
                null,
                null,
                null,
                null);

        var state = fold(aDraft(), itsAssignment(), aSession(FIRST_SESSION), late);

        assertThat(state.lastSessionAt()).isEqualTo(DAY_3);
        assertThat(state.sessionCount()).isEqualTo(2);
    }

    @Test
    void saysWhyItRestsOnlyWhileItRests() {
        var held = fold(aDraft(), itsAssignment(), aHold(HoldReason.ILLNESS, true));
        var resumed = held.on(new ProgramEvent.Resumed(CASE, CLINIC, FIRST_PROGRAM, true, DAY_4));

        assertThat(held.heldFor()).isEqualTo(HoldReason.ILLNESS);
        assertThat(resumed.heldFor()).isNull();
        assertThat(resumed.stage()).isEqualTo(ProgramStage.ASSIGNED);
    }

    @Test
    void saysWhyAndWhenItWasStopped() {
        var stopped = fold(aDraft(), itsAssignment(), aStop(StopReason.NEW_RED_FLAG, DAY_3));

        assertThat(stopped.stoppedFor()).isEqualTo(StopReason.NEW_RED_FLAG);
        assertThat(stopped.endedAt()).isEqualTo(DAY_3);
    }

    @Test
    void startsAfreshWithANewDraftButKnowsTheSessionsOfTheCase() {
        var second = drafted(SECOND_PROGRAM, List.of(TIGHT_HIP_FLEXORS), List.of(), true, DAY_4);

        var state = fold(
                aDraft(), itsAssignment(), aSession(FIRST_SESSION), aStop(StopReason.CAUSE_REVISED, DAY_4), second);

        assertThat(state.stage()).isEqualTo(ProgramStage.DRAFTED);
        assertThat(state.draft()).isEqualTo(second);
        assertThat(state.sessionCount()).isZero();
        assertThat(state.isAssigned()).isFalse();
        assertThat(state.spans()).isEmpty();
        assertThat(state.programIds()).isEqualTo(Set.of(FIRST_PROGRAM, SECOND_PROGRAM));
        assertThat(state.sessionIds()).isEqualTo(Set.of(FIRST_SESSION));
    }

    private static ProgramState fold(ProgramEvent... events) {
        ProgramState state = ProgramState.EMPTY;
        for (ProgramEvent event : events) {
            state = state.on(event);
        }
        return state;
    }
}
