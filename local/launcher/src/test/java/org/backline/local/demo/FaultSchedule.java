package org.backline.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.backline.local.launcher.Service;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and when, all from one number: the same seed makes the same schedule.
 *
 * @param steps what happens one after the other while people work
 */
record FaultSchedule(long seed, List<Step> steps) {

    private static final int LONGEST_PAUSE_BEFORE = 1_500;

    FaultSchedule {
        steps = List.copyOf(steps);
    }

    /** Seeds that follow each other begin with each fault in turn; what comes after is left to chance. */
    static FaultSchedule of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<Step> steps = new ArrayList<>();
        Fault first = Fault.values()[Math.floorMod(seed, Fault.values().length)];
        steps.add(new Step(random.nextInt(LONGEST_PAUSE_BEFORE), first));
        int more = 1 + random.nextInt(2);
        for (int number = 0; number < more; number++) {
            Fault next = Fault.values()[random.nextInt(Fault.values().length)];
            steps.add(new Step(random.nextInt(LONGEST_PAUSE_BEFORE), next));
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
        /** PostgreSQL and its children are killed, and Kafka goes with it. */
        KILL_POSTGRESQL(null),
        /** A service stands still for longer than its claims and its place in the consumer group last. */
        PAUSE_INTAKE(Service.INTAKE),
        PAUSE_ASSESSMENT(Service.ASSESSMENT),
        PAUSE_REFERRAL(Service.REFERRAL),
        PAUSE_BROKER(null),
        /** A second copy joins, takes over some of the work, and is killed. */
        SECOND_ASSESSMENT(Service.ASSESSMENT),
        SECOND_PROGRAM(Service.PROGRAM),
        /** Records that stand on the topic are sent once more. */
        REDELIVER(null),
        /** Things that are no events are put on the topic. */
        RUBBISH(null);

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
     */
    record Step(int afterMillis, Fault fault) {}
}
