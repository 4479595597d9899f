package org.backline.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.eventhandling.Segment;
import org.backline.simulation.Commits.End;

/** A service of a world: its store, the processes that run it, and how far it has read the topic. */
final class Service {

    private static final int COPIES = 2;

    /** Machines are slow to build, and hold nothing of a world but what they are told at its start. */
    private static final Map<String, List<Machine>> MACHINES = build();

    private final World world;
    private final Parts parts;
    private final Store store;
    private final List<Machine> machines;
    private final List<Lane> lanes = new ArrayList<>();
    private final int[] offsets;
    private final Set<Integer> polled = new HashSet<>();
    private final Map<Integer, Integer> highest = new HashMap<>();

    Service(World world, Parts parts, Store store) {
        this.world = world;
        this.parts = parts;
        this.store = store;
        machines = MACHINES.get(parts.name()).subList(0, world.chances().copies);
        machines.forEach(machine -> machine.enter(this));
        offsets = new int[world.chances().partitions];
        for (Segment segment : Segment.splitBalanced(Segment.ROOT_SEGMENT, world.chances().segments - 1)) {
            if (parts.aggregates().isEmpty()) {
                lanes.add(new Lane(this, Lane.Group.BOARD, segment));
            } else {
                lanes.add(new Lane(this, Lane.Group.POLICIES, segment));
                lanes.add(new Lane(this, Lane.Group.OUTBOX, segment));
            }
        }
    }

    private static Map<String, List<Machine>> build() {
        Map<String, List<Machine>> machines = new LinkedHashMap<>();
        for (Parts parts : Parts.ALL) {
            List<Machine> copies = new ArrayList<>();
            for (int copy = 0; copy < COPIES; copy++) {
                copies.add(new Machine(parts));
            }
            machines.put(parts.name(), copies);
        }
        return machines;
    }

    World world() {
        return world;
    }

    Parts parts() {
        return parts;
    }

    Store store() {
        return store;
    }

    List<Machine> machines() {
        return machines;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** A process that runs; nothing when none does. */
    Machine anyUp(Random random) {
        List<Machine> up = machines.stream().filter(Machine::isUp).toList();
        return up.isEmpty() ? null : up.get(random.nextInt(up.size()));
    }

    /** As when partitions change hands: what was read and not yet acknowledged is read again. */
    void rebalance() {
        polled.clear();
    }

    /** As when an offset is lost: some records are read again. */
    void goBack(int partition, int by) {
        offsets[partition] = Math.max(0, offsets[partition] - by);
    }

    /** Reads a batch from a partition and takes it in. False when there is nothing. */
    boolean poll(Machine machine, int partition) {
        List<ConsumerRecord<String, byte[]>> all = world.topic().in(partition);
        int from = offsets[partition];
        int to = Math.min(all.size(), from + world.chances().batch);
        if (from >= to || !polled.add(partition)) {
            return false;
        }
        if (from < highest.getOrDefault(partition, 0)) {
            world.met(Sometimes.Met.REDELIVERED_AFTER_CRASH);
        }
        highest.merge(partition, to, Math::max);
        boolean done = world.attempt(
                machine,
                () -> machine.bridge().take(world.broker().shuffled(all.subList(from, to))),
                (end, transaction) -> {
                    polled.remove(partition);
                    if (end == End.COMMITTED) {
                        offsets[partition] = Math.max(offsets[partition], to);
                    }
                });
        if (!done) {
            polled.remove(partition);
        }
        return true;
    }

    boolean hasReadAll() {
        for (int partition = 0; partition < offsets.length; partition++) {
            if (offsets[partition] < world.topic().in(partition).size()) {
                return false;
            }
        }
        return true;
    }
}
