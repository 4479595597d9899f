package org.backline.simulation;

import java.util.List;
import java.util.Random;

/** Breaks something, as likely as this seed has it. */
final class Faults {

    private final World world;
    private final Random random;

    Faults(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    void strike() {
        Chances chances = world.chances();
        if (random.nextDouble() < chances.crash) {
            Service service = any();
            List<Machine> machines = service.machines();
            world.kill(machines.get(random.nextInt(machines.size())));
        }
        if (random.nextDouble() < chances.databaseCrash) {
            world.killDatabase(any());
        }
        if (random.nextDouble() < chances.brokerAway) {
            world.broker().goAway();
        }
        if (random.nextDouble() < chances.rewind) {
            Service service = any();
            world.setBack(service);
            service.goBack(random.nextInt(chances.partitions), 1 + random.nextInt(10));
        }
        if (random.nextDouble() < chances.poison) {
            world.poisonSomething();
        }
        if (random.nextDouble() < chances.rubbish) {
            world.broker().addRubbish();
        }
    }

    private Service any() {
        return world.services().get(random.nextInt(world.services().size()));
    }
}
