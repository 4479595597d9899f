package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.local.demo.FaultSchedule.Fault;
import org.backline.local.demo.FaultSchedule.Step;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {

    @Test
    void theSameSeedMakesTheSameSchedule() {
        assertThat(FaultSchedule.of(42)).isEqualTo(FaultSchedule.of(42)).isNotEqualTo(FaultSchedule.of(43));
    }

    @Test
    void theFewOfAShortRunKillEverythingOnce() {
        Set<Fault> faults = FaultSchedule.first(FaultSchedule.FEW).stream()
                .flatMap(schedule -> schedule.steps().stream())
                .map(Step::fault)
                .collect(Collectors.toSet());

        assertThat(faults)
                .contains(
                        Fault.KILL_INTAKE,
                        Fault.KILL_ASSESSMENT,
                        Fault.KILL_PROGRAM,
                        Fault.KILL_REFERRAL,
                        Fault.KILL_DASHBOARD,
                        Fault.KILL_BROKER,
                        Fault.KILL_POSTGRESQL,
                        Fault.REDELIVER,
                        Fault.RUBBISH,
                        Fault.REPLAY)
                .anyMatch(fault -> fault.name().startsWith("PAUSE"))
                .anyMatch(fault -> fault.name().startsWith("SECOND"));
    }

    @Test
    void nothingLastsLongInAShortRunAndInTheLongRunWhateverPausesDoesSo() {
        assertThat(FaultSchedule.first(FaultSchedule.FEW))
                .flatExtracting(FaultSchedule::steps)
                .noneMatch(Step::isLong);
        Set<Fault> longOnes = FaultSchedule.first(210).stream()
                .flatMap(schedule -> schedule.steps().stream())
                .filter(Step::isLong)
                .map(Step::fault)
                .collect(Collectors.toSet());
        assertThat(longOnes)
                .contains(Fault.KILL_BROKER)
                .containsAll(EnumSet.range(Fault.PAUSE_INTAKE, Fault.PAUSE_POSTGRESQL));
    }

    @Test
    void theLongRunHasEveryFault() {
        Set<Fault> faults = FaultSchedule.first(210).stream()
                .flatMap(schedule -> schedule.steps().stream())
                .map(Step::fault)
                .collect(Collectors.toSet());

        assertThat(faults).isEqualTo(EnumSet.allOf(Fault.class));
    }
}
