package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Transactions whose commit was asked for and has not happened yet: when it does, or does not, is drawn. */
final class Commits {

    private final Random random;
    private final Chances chances;
    private final List<Pending> pending = new ArrayList<>();
    private boolean healed;

    /** How a transaction ended for whoever asked for its commit. */
    enum End {
        COMMITTED,
        /** It was committed, and nobody was told. */
        COMMITTED_UNSEEN,
        ROLLED_BACK
    }

    private record Pending(Transaction transaction, Machine by, BiConsumer<End, Transaction> then) {}

    /** An attempt failed. */
    static final class Failed extends RuntimeException {

        Failed(Throwable cause) {
            super(cause);
        }
    }

    Commits(Random random, Chances chances) {
        this.random = random;
        this.chances = chances;
    }

    /**
     * Lets a process do something that ends with asking for a commit.
     *
     * @param then told how the commit ended, now or later
     * @return false when it failed before that
     */
    boolean attempt(Machine machine, Runnable work, BiConsumer<End, Transaction> then) {
        Transaction asked;
        try {
            work.run();
            asked = machine.transactions().takeAsked();
        } catch (RuntimeException failure) {
            if (machine.transactions().isActive()) {
                throw new IllegalStateException("A transaction was left open", failure);
            }
            machine.transactions().abandon();
            return false;
        }
        if (asked == null) {
            then.accept(End.COMMITTED, null);
        } else if (!asked.hasWritten()) {
            asked.commit();
            then.accept(End.COMMITTED, asked);
        } else {
            Pending one = new Pending(asked, machine, then);
            pending.add(one);
            if (healed || random.nextDouble() < chances.commitAtOnce) {
                end(one, End.COMMITTED);
            }
        }
        return true;
    }

    void endOne() {
        if (!pending.isEmpty()) {
            end(pending.get(random.nextInt(pending.size())), anyEnd());
        }
    }

    /** Ends the transaction that another one waits for. */
    void waitFor(Transaction holder) {
        Pending found = pending.stream()
                .filter(one -> one.transaction() == holder)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Waits for itself"));
        end(found, anyEnd());
    }

    /** As when these processes, or their database, are killed: committed without anybody's knowing, or not at all. */
    void breakOff(Predicate<Machine> by) {
        for (Pending one : List.copyOf(pending)) {
            if (by.test(one.by())) {
                end(one, random.nextInt(3) == 0 ? End.COMMITTED_UNSEEN : End.ROLLED_BACK);
            }
        }
    }

    /** Commits all, and whatever comes from now on at once. */
    void heal() {
        healed = true;
        while (!pending.isEmpty()) {
            end(pending.getFirst(), End.COMMITTED);
        }
    }

    private End anyEnd() {
        if (healed) {
            return End.COMMITTED;
        }
        if (random.nextDouble() < chances.rollback) {
            return End.ROLLED_BACK;
        }
        return random.nextDouble() < chances.answerLost ? End.COMMITTED_UNSEEN : End.COMMITTED;
    }

    private void end(Pending one, End how) {
        pending.remove(one);
        if (how == End.ROLLED_BACK) {
            one.transaction().rollback();
        } else {
            one.transaction().commit();
        }
        one.then().accept(how, one.transaction());
    }
}
