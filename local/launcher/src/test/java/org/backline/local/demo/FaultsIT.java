package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.demo.FaultLoad.Told;
import org.backline.local.demo.FaultSchedule.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Processes are killed, stopped, doubled and fed with repeats and rubbish while people work; then everything they were
 * told must be so. An ordinary build runs the few schedules that together kill everything once, {@code mvn -Pfaults verify}
 * 210; {@code -Dbackline.faults.seeds=17,42} runs these and no others.
 */
@Tag("faults")
@ExtendWith(EndToEnd.class)
class FaultsIT {

    private static final Path REPORT = Path.of(System.getProperty("backline.work"), "faults.md");

    /** After so many schedules all views are compared, so that a long run knows among few which one it was. */
    private static final int COMPARED_EACH = Integer.getInteger("backline.faults.compared", 10);

    @Test
    void whateverGoesWrongNothingIsLostAndNothingHappensTwice(Running backline) throws Exception {
        FaultMaker faults = new FaultMaker(backline);
        FaultInvariants invariants = new FaultInvariants(backline);
        List<String> table = new ArrayList<>(List.of(
                "| seed | faults, and seconds until all was ready again | intakes | courses | loops | asked again | held |",
                "| ---: | --- | ---: | ---: | ---: | ---: | --- |"));
        List<String> defects = new ArrayList<>();
        int accepted = 0;
        int unanswered = 0;
        try {
            for (FaultSchedule schedule : schedules()) {
                List<String> happened = new ArrayList<>();
                Told told;
                try (FaultLoad load = new FaultLoad(backline, schedule.seed())) {
                    for (Step step : schedule.steps()) {
                        // The schedule says when: this is the moment itself, not a wait for something.
                        TimeUnit.MILLISECONDS.sleep(step.afterMillis());
                        happened.add(happened(step, faults.make(step)));
                    }
                    told = load.finish();
                    defects.addAll(load.defects());
                    assertThat(load.leaks()).as("cases shown to a stranger").isZero();
                }
                accepted += told.intakes().size();
                unanswered += told.unanswered();
                assertThat(told.intakes())
                        .as("people worked in schedule " + schedule.seed())
                        .isNotEmpty();
                String row = "| %d | %s | %d | %d | %d | %d | "
                        .formatted(
                                schedule.seed(),
                                String.join(", ", happened),
                                told.intakes().size(),
                                told.courses().size(),
                                told.loops().size(),
                                told.unanswered());
                table.add(row + "no |");
                invariants.holdFor(told);
                if (table.size() % COMPARED_EACH == 0) {
                    backline.views().verify();
                }
                table.set(table.size() - 1, row + "yes |");
                System.out.println(table.getLast());
                // A run of hours that is broken off leaves what it has found.
                Files.write(REPORT, table);
            }
            invariants.holdInTheEnd();
            table.add("");
            table.add("%d intakes accepted, %d requests asked again; N1 to N6 hold over the whole history."
                    .formatted(accepted, unanswered));
        } finally {
            write(table);
        }
        assertThat(defects)
                .as("answers other than 503 while something was away")
                .isEmpty();
        assertThat(unanswered)
                .as("requests without an answer: else nothing went wrong")
                .isPositive();
    }

    private static List<FaultSchedule> schedules() {
        String seeds = System.getProperty("backline.faults.seeds", "");
        return seeds.isBlank()
                ? FaultSchedule.first(Integer.getInteger("backline.faults.schedules", FaultSchedule.FEW))
                : Arrays.stream(seeds.split(",", -1))
                        .map(seed -> FaultSchedule.of(Long.parseLong(seed.strip())))
                        .toList();
    }

    private static String happened(Step step, Duration wayBack) {
        String name = (step.isLong() ? "long " : "")
                + step.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return wayBack.isZero() ? name : "%s %.1f".formatted(name, wayBack.toMillis() / 1_000.0);
    }

    private static void write(List<String> table) throws IOException {
        table.forEach(System.out::println);
        Files.write(REPORT, table);
    }
}
