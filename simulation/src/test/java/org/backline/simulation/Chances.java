package org.backline.simulation;

import java.util.Random;

/**
 * What is drawn anew for each seed: how large batches are, how often something is sent, how long things are tried, and how
 * often each fault strikes. Some seeds have none of a kind, others little else.
 */
final class Chances {

    final int steps;
    final int cases;
    final int partitions;
    final int segments;
    final int batch;
    final int fetched;
    final int copies;
    final int mostSends;
    final int tries;
    final double crash;
    final double databaseCrash;
    final double brokerAway;
    final double rewind;
    final double poison;
    final double rubbish;
    final double unconfirmed;
    final double rollback;
    final double answerLost;
    final double commitAtOnce;

    Chances(Random random) {
        steps = 150 + random.nextInt(200);
        cases = 1 + random.nextInt(3);
        partitions = 1 + random.nextInt(3);
        segments = 1 + random.nextInt(2);
        batch = 1 + random.nextInt(random.nextBoolean() ? 3 : 20);
        fetched = 1 + random.nextInt(random.nextBoolean() ? 3 : 30);
        copies = 1 + random.nextInt(2);
        mostSends = 1 + random.nextInt(3);
        tries = 2 + random.nextInt(8);
        crash = some(random, 0.4);
        databaseCrash = some(random, 0.2);
        brokerAway = some(random, 0.3);
        rewind = some(random, 0.3);
        poison = some(random, 0.3);
        rubbish = some(random, 0.2);
        unconfirmed = some(random, 0.15);
        rollback = some(random, 0.2);
        answerLost = some(random, 0.3);
        commitAtOnce = 0.2 + 0.8 * random.nextDouble();
    }

    private static double some(Random random, double most) {
        return random.nextInt(3) == 0 ? 0 : random.nextDouble() * most;
    }
}
