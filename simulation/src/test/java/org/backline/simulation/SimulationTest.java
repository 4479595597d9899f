package org.backline.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All services at once, by chance and by the thousand. A failure names its seed, which goes into {@code failed-seeds.txt}:
 * {@code -Dsimulation.seed=17} tries it alone, {@code -Dsimulation.seeds=10000} tries so many.
 */
class SimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 1_000);

    /** Within so many seeds everything must have been met. */
    private static final int ENOUGH_TO_MEET_ALL = 500;

    /** Within so many seeds a fault of ours must be noticed. */
    private static final int ENOUGH_TO_NOTICE = 200;

    @Test
    void whatWasAcceptedIsDoneOnceAndEverybodyAgrees() throws IOException {
        Sometimes met = new Sometimes();
        for (long seed : seeds()) {
            World world = new World(seed, Sabotage.NONE);
            List<String> complaints = world.run();
            met.add(world.sometimes());
            assertThat(complaints).as("seed %d, with %s", seed, world.letters()).isEmpty();
        }
        if (seeds().length >= ENOUGH_TO_MEET_ALL) {
            assertThat(met.counts().values())
                    .as("times each was met: %s", met.counts())
                    .doesNotContain(0);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noticesWhatIsTakenOut(Sabotage sabotage) {
        for (long seed = 0; seed < ENOUGH_TO_NOTICE; seed++) {
            if (new World(seed, sabotage).run().stream().anyMatch(sabotage::isNoticedBy)) {
                return;
            }
        }
        fail("%s was not noticed within %d seeds", sabotage, ENOUGH_TO_NOTICE);
    }

    @Test
    void aSeedIsAlwaysTheSameStory() {
        for (long seed = 0; seed < 10; seed++) {
            assertThat(story(seed)).as("seed %d", seed).isEqualTo(story(seed)).isNotEmpty();
        }
    }

    private static List<String> story(long seed) {
        World world = new World(seed, Sabotage.NONE);
        world.run();
        return world.services().stream()
                .flatMap(service -> service.store().events().stream())
                .map(Store.Row::toString)
                .toList();
    }

    private static long[] seeds() throws IOException {
        String alone = System.getProperty("simulation.seed");
        return alone != null
                ? new long[] {Long.parseLong(alone)}
                : LongStream.concat(failedOnce(), LongStream.range(0, SEEDS)).toArray();
    }

    /** Seeds that have failed, when something was wrong. */
    private static LongStream failedOnce() throws IOException {
        try (InputStream file = SimulationTest.class.getResourceAsStream("/failed-seeds.txt")) {
            return Stream.of(new String(file.readAllBytes(), UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .mapToLong(line -> Long.parseLong(line.substring(0, (line + " ").indexOf(' '))));
        }
    }
}
