package org.backline.support.processing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What a view writes. The statements of a batch of events are sent together at its end, in one go for each kind, and what is to
 * be worked out from the rows is so once. Outside of a batch, and where an event of it must be told from the others because one
 * could not be written, all is done at once. So a handler must not read what it, or one before it, has written here; a work may.
 */
public final class BatchedWrites {

    private final JdbcOperations jdbc;

    /** Writes to a database. */
    public BatchedWrites(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A statement that changes rows which belong to a case, as all statements about them do. Those of a case keep their order;
     * those of different cases do not.
     */
    public Statement sql(UUID caseId, String sql) {
        return new Statement(caseId, sql);
    }

    /** Work that is done once, after the statements, for all that a batch asks it for. */
    public <T> Once<T> once(Consumer<Set<T>> work) {
        return new Once<>(work);
    }

    private Optional<PutOff> putOff() {
        return BatchOfEvents.thatPutsOff().map(batch -> batch.putOff(() -> new PutOff(jdbc)));
    }

    /** A statement that is being put together; nothing happens before {@link #write()}. */
    public final class Statement {

        private final UUID caseId;
        private final String sql;
        private final List<@Nullable Object> values = new ArrayList<>();

        private Statement(UUID caseId, String sql) {
            this.caseId = caseId;
            this.sql = sql;
        }

        /** The values of the next places. */
        public Statement params(Object... next) {
            values.addAll(Arrays.asList(next));
            return this;
        }

        /** The value of the next place. */
        public Statement param(@Nullable Object next) {
            values.add(next);
            return this;
        }

        /** Sends it, or has it sent at the end of the batch. */
        public void write() {
            putOff().ifPresentOrElse(
                            later -> later.add(caseId, new PutOff.Statement(sql, values)),
                            () -> jdbc.update(sql, values.toArray()));
        }
    }

    /**
     * Work that is done once for many.
     *
     * @param <T> what it is done for, with a sense of equality
     */
    public final class Once<T> {

        private final Consumer<Set<T>> work;
        private final Consumer<Set<Object>> atTheEnd;

        @SuppressWarnings("unchecked") // what it gets at the end is what it was given here
        private Once(Consumer<Set<T>> work) {
            this.work = work;
            this.atTheEnd = items -> work.accept((Set<T>) items);
        }

        /** Does it for this one, or has it done at the end of the batch. */
        public void with(T item) {
            putOff().ifPresentOrElse(later -> later.add(atTheEnd, item), () -> work.accept(Set.of(item)));
        }
    }
}
