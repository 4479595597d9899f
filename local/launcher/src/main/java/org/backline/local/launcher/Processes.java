package org.backline.local.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The children of one run: written down while they live, ended in order: pages first, engines last. */
final class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Home home;
    private final RunFile runFile;
    private final Map<String, Child> running = new LinkedHashMap<>();
    private final BlockingQueue<Child> ended = new LinkedBlockingQueue<>();
    private boolean closed;

    Processes(Home home, RunFile runFile) {
        this.home = home;
        this.runFile = runFile;
    }

    /**
     * Starts a child that is meant to stay; {@link #awaitEnd} tells when it does not.
     *
     * @throws Refusal when the run is being stopped
     */
    Child start(String name, List<String> command, Map<String, String> environment, String address) {
        Child child = begin(name, command, environment, address);
        child.onExit(() -> ended.add(child));
        return child;
    }

    /**
     * Starts a child that ends by itself.
     *
     * @throws Refusal when the run is being stopped
     */
    Child startChore(String name, List<String> command, Map<String, String> environment) {
        return begin(name, command, environment, "");
    }

    private synchronized Child begin(
            String name, List<String> command, Map<String, String> environment, String address) {
        if (closed) {
            throw new Refusal(Refusal.FAILED, "Stopped before it was ready");
        }
        Child child = Child.start(name, home.logs(), command, environment);
        running.put(name, child);
        runFile.add(name, child.handle(), address);
        return child;
    }

    /** Waits for the next child that ends. */
    Child awaitEnd() throws InterruptedException {
        return ended.take();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void forget(Child child) {
        if (running.remove(child.name(), child)) {
            runFile.remove(child.name());
        }
    }

    /** Ends every child: chores at once, then the dashboard, then the other services together, then the engines. */
    void stopAll(Screen screen) {
        Map<Rank, List<Child>> children = new EnumMap<>(Rank.class);
        synchronized (this) {
            closed = true;
            for (Child child : List.copyOf(running.values())) {
                if (child.isAlive()) {
                    children.computeIfAbsent(Rank.of(child), rank -> new ArrayList<>())
                            .add(child);
                } else {
                    forget(child);
                }
            }
        }
        if (!children.isEmpty()) {
            screen.say("Backline stops");
            children.forEach((rank, some) -> stop(screen, rank, some));
            screen.say("Stopped");
        }
    }

    private void stop(Screen screen, Rank rank, List<Child> children) {
        if (rank != Rank.CHORE) {
            children.forEach(child -> child.handle().destroy());
        }
        for (Child child : children) {
            try {
                if (rank == Rank.CHORE) {
                    child.kill();
                } else if (child.stop(PATIENCE)) {
                    screen.step(child.name() + (rank == Rank.ENGINES ? " are stopped" : " is stopped"));
                } else {
                    screen.step(child.name() + " did not end in time and was killed");
                }
            } catch (InterruptedException e) {
                child.handle().destroyForcibly();
                Thread.currentThread().interrupt();
            }
            forget(child);
        }
    }

    /** The order in which children end. */
    private enum Rank {
        CHORE,
        DASHBOARD,
        SERVICE,
        ENGINES;

        static Rank of(Child child) {
            if (child.name().equals(Engines.NAME)) {
                return ENGINES;
            }
            if (child.name().equals(Service.DASHBOARD.module())) {
                return DASHBOARD;
            }
            return Arrays.stream(Service.values())
                            .anyMatch(service -> service.module().equals(child.name()))
                    ? SERVICE
                    : CHORE;
        }
    }
}
