package org.backline.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.backline.local.launcher.Service;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and when, all from one number: the same seed makes the same schedule.
 *
 * @param steps what happens one after the other while people work
 */
record FaultSchedule(long seed, List<Step> steps) {

    /** How many schedules a short run has. */
    static final int FEW = 5;

    private static final int LONGEST_PAUSE_BEFORE = 1_500;

    /** In one schedule of five everything lasts long; not in the few, for whom there is no time. */
    private static final int ONE_IN = 5;

    private static final int LONG_ONE = 3;

    /** Seeds whose schedules together kill each process, and pause, double, redeliver and spoil something. */
    private static final long[] FEW_SEEDS = {3_774, 3_082, 165, 1_171, 1_772};

    FaultSchedule {
        steps = List.copyOf(steps);
    }

    /** So many schedules: the few of a short run, and then one after the other. */
    static List<FaultSchedule> first(int count) {
        return LongStream.range(0, count)
                .map(number -> number < FEW ? FEW_SEEDS[(int) number] : number + 100)
                .mapToObj(FaultSchedule::of)
                .toList();
    }

    /** Seeds that follow each other begin with each fault in turn; what comes after is left to chance. */
    static FaultSchedule of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Step> steps = new ArrayList<>();
        Fault first = Fault.values()[Math.floorMod(seed, Fault.values().length)];
        boolean isLong = Math.floorMod(seed, ONE_IN) == LONG_ONE;
        steps.add(new Step(random.nextInt(LONGEST_PAUSE_BEFORE), first, isLong));
        int more = 1 + random.nextInt(2);
        for (int number = 0; number < more; number++) {
            Fault next = Fault.values()[random.nextInt(Fault.values().length)];
            steps.add(new Step(random.nextInt(LONGEST_PAUSE_BEFORE), next, isLong));
        }
        return new FaultSchedule(seed, steps);
    }

    /** Something that goes wrong. */
    enum Fault {
        KILL_INTAKE(Service.INTAKE),
        KILL_ASSESSMENT(Service.ASSESSMENT),
        KILL_PROGRAM(Service.PROGRAM),
        KILL_REFERRAL(Service.REFERRAL),
        KILL_DASHBOARD(Service.DASHBOARD),
        /** Kafka is killed; PostgreSQL lives on. */
        KILL_BROKER(null),
        /** PostgreSQL and its children are killed; Kafka goes on. */
        KILL_POSTGRESQL(null),
        /** A service stands still for longer than its claims and its place in the consumer group last. */
        PAUSE_INTAKE(Service.INTAKE),
        PAUSE_ASSESSMENT(Service.ASSESSMENT),
        PAUSE_PROGRAM(Service.PROGRAM),
        PAUSE_REFERRAL(Service.REFERRAL),
        PAUSE_DASHBOARD(Service.DASHBOARD),
        PAUSE_BROKER(null),
        PAUSE_POSTGRESQL(null),
        /** A second copy joins, takes over some of the work, and is killed. */
        SECOND_INTAKE(Service.INTAKE),
        SECOND_ASSESSMENT(Service.ASSESSMENT),
        SECOND_PROGRAM(Service.PROGRAM),
        SECOND_REFERRAL(Service.REFERRAL),
        SECOND_DASHBOARD(Service.DASHBOARD),
        /** Kafka loses its disk; what was published is sent again by those who published it. */
        EMPTY_BROKER(null),
        /** Records that stand on the topic are sent once more. */
        REDELIVER(null),
        /** Things that are no events are put on the topic. */
        RUBBISH(null),
        /** Every view of every service is forgotten and built again while people work. */
        REPLAY(null);

        private final @Nullable Service service;

        Fault(@Nullable Service service) {
            this.service = service;
        }

        Service service() {
            if (service == null) {
                throw new IllegalStateException(this + " is not about one service");
            }
            return service;
        }
    }

    /**
     * One fault.
     *
     * @param afterMillis since the one before was over
     * @param isLong whether who stands still or is away does so for more than a minute: longer than anybody waits
     */
    record Step(int afterMillis, Fault fault, boolean isLong) {}
}
