package org.backline.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.backline.simulation.Commits.End;
import org.backline.simulation.Sometimes.Met;

/**
 * All services, their stores and the topic between them, in one thread. Each step lets somebody do something, or breaks
 * something; what comes next is drawn from one source of chance, so that a seed is always the same story.
 */
final class World {

    private static final int MOST_ROUNDS_TO_HEAL = 4_000;
    private static final int LOOKS_FOR_WORK = 12;

    private final Random random;
    private final Sabotage sabotage;
    private final Chances chances;
    private final Sometimes sometimes = new Sometimes();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Commits commits;
    private final Broker broker;
    private final Clients clients;
    private final Faults faults;
    private final Map<Lane, List<GapAwareTrackingToken>> earlier = new HashMap<>();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> letters = new HashSet<>();

    World(long seed, Sabotage sabotage) {
        this.random = new Random(seed);
        this.sabotage = sabotage;
        SeededIds.startFrom(seed);
        SimulatedClock.ONLY.begin();
        chances = new Chances(random);
        commits = new Commits(random, chances);
        broker = new Broker(random, chances, sometimes, sabotaged(Sabotage.RECORDS_HAVE_NO_KEY));
        Parts.ALL.forEach(parts ->
                services.put(parts.name(), new Service(this, parts, new Store(commits::waitFor, sometimes))));
        clients = new Clients(this, random);
        faults = new Faults(this, random);
    }

    /** Runs, heals, and says what is not as it must be. */
    List<String> run() {
        for (int step = 0; step < chances.steps; step++) {
            step();
        }
        heal();
        return new Checks(this).complaints();
    }

    private void step() {
        SimulatedClock.ONLY.goOn(random.nextInt(20_000));
        services.values().forEach(service -> service.machines().forEach(Machine::pass));
        broker.pass();
        int what = random.nextInt(100);
        if (what < 15 && clients.act()) {
            return;
        }
        if (what < 34) {
            commits.endOne();
        } else if (what < 38) {
            faults.strike();
        } else if (what < 41) {
            retryLetters(any());
        } else {
            for (int look = 0; look < LOOKS_FOR_WORK; look++) {
                if (work(any())) {
                    return;
                }
            }
        }
    }

    private Service any() {
        List<Service> all = List.copyOf(services.values());
        return all.get(random.nextInt(all.size()));
    }

    private boolean work(Service service) {
        Machine machine = service.anyUp(random);
        if (machine == null) {
            return false;
        }
        int choice = random.nextInt(service.lanes().size() + topic().partitions());
        if (choice >= service.lanes().size()) {
            return service.poll(machine, choice - service.lanes().size());
        }
        Lane lane = service.lanes().get(choice);
        earlier.computeIfAbsent(lane, one -> new ArrayList<>()).add(lane.token());
        return lane.step(this, machine);
    }

    private boolean retryLetters(Service service) {
        Machine machine = service.anyUp(random);
        return machine != null
                && Letters.any(service.store())
                        .map(sequence -> Letters.retry(this, machine, sequence))
                        .orElse(false);
    }

    /** Ends all faults and lets everybody work until nothing is left to do. */
    private void heal() {
        poison.clear();
        broker.heal();
        commits.heal();
        services.values().forEach(service -> service.machines().forEach(Machine::comeBack));
        boolean moved = true;
        for (int round = 0; moved && round < MOST_ROUNDS_TO_HEAL; round++) {
            moved = clients.settleOne();
            for (Service service : services.values()) {
                Machine machine = service.anyUp(random);
                moved |= retryLetters(service);
                for (Lane lane : service.lanes()) {
                    moved |= lane.step(this, machine);
                }
                for (int partition = 0; partition < topic().partitions(); partition++) {
                    moved |= service.poll(machine, partition);
                }
            }
        }
    }

    /** See {@link Commits#attempt}. */
    boolean attempt(Machine machine, Runnable work, BiConsumer<End, Transaction> then) {
        return commits.attempt(machine, work, then);
    }

    /** A process is killed: what it had asked for is committed without its knowing, or not at all. */
    void kill(Machine machine) {
        commits.breakOff(machine::equals);
        machine.die(1 + random.nextInt(12));
        machine.service().rebalance();
    }

    /** A database is killed, and back at once. */
    void killDatabase(Service service) {
        commits.breakOff(machine -> machine.service() == service);
    }

    /** The relays, and whoever fills a view, begin again from where they once were. */
    void setBack(Service service) {
        for (Lane lane : service.lanes()) {
            List<GapAwareTrackingToken> before = earlier.getOrDefault(lane, List.of());
            if (lane.group() != Lane.Group.POLICIES && !before.isEmpty() && random.nextBoolean()) {
                lane.goBackTo(before.get(random.nextInt(before.size())));
            }
        }
    }

    /** Some event cannot be handled from now on; or all can again. */
    void poisonSomething() {
        List<Store.Row> events = any().store().events();
        if (events.isEmpty()) {
            poison.clear();
        } else {
            poison.add(events.get(random.nextInt(events.size())).event().getIdentifier());
        }
    }

    void throwIfPoison(EventMessage<?> event) {
        if (poison.contains(event.getIdentifier())) {
            throw new IllegalStateException("Poison");
        }
    }

    void parked(Machine machine, EventMessage<?> event, Throwable failure) {
        met(Met.PARKED);
        letters.add(
                machine.service().parts().name() + " " + event.getPayloadType().getSimpleName() + ": " + failure);
    }

    /** What was parked, and why. */
    Set<String> letters() {
        return letters;
    }

    void met(Met what) {
        sometimes.met(what);
    }

    Sometimes sometimes() {
        return sometimes;
    }

    boolean sabotaged(Sabotage by) {
        return sabotage == by;
    }

    Chances chances() {
        return chances;
    }

    Service service(String name) {
        return services.get(name);
    }

    List<Service> services() {
        return List.copyOf(services.values());
    }

    Broker broker() {
        return broker;
    }

    Topic topic() {
        return broker.topic();
    }

    Clients clients() {
        return clients;
    }
}
