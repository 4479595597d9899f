package org.backline.support.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what older keys have sealed to the newest key, while the service runs: a few rows at a time, each batch a
 * transaction of its own. A row that somebody else holds is left for the next run.
 */
public final class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final List<EncryptedColumn> columns;
    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Rotation(List<EncryptedColumn> columns, Secrets secrets, JdbcClient jdbc, TransactionTemplate transaction) {
        this.columns = List.copyOf(columns);
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** How many texts each key has sealed, by column. A key may be thrown away when it has none in any service. */
    public List<Holding> holdings() {
        List<Holding> holdings = new ArrayList<>();
        for (EncryptedColumn column : columns) {
            jdbc.sql("select convert_from(substring(%1$s from 3 for get_byte(%1$s, 1)), 'SQL_ASCII') as key_id,"
                                    .formatted(column.column())
                            + " count(*) as texts from %s where %s is not null group by 1 order by 1"
                                    .formatted(column.table(), column.column()))
                    .query((row, number) -> {
                        String keyId = row.getString("key_id");
                        return new Holding(
                                column.toString(),
                                keyId,
                                row.getLong("texts"),
                                keyId.equals(secrets.newestKey()),
                                secrets.knows(keyId));
                    })
                    .list()
                    .forEach(holdings::add);
        }
        return holdings;
    }

    /** Seals everything again with the newest key; what cannot be opened stays as it is. */
    public List<Holding> run() {
        for (EncryptedColumn column : columns) {
            int moved = 0;
            Step step = new Step(FIRST, 0, 0);
            do {
                UUID after = step.last();
                step = Objects.requireNonNull(transaction.execute(status -> step(column, after)));
                moved += step.moved();
            } while (step.seen() == BATCH);
            LOG.info("Sealed {} texts of {} again, with key {}", moved, column, secrets.newestKey());
        }
        return holdings();
    }

    private Step step(EncryptedColumn column, UUID after) {
        byte[] current = Secrets.header(secrets.newestKey());
        List<Map.Entry<UUID, byte[]>> batch = jdbc.sql("select %2$s as id, %3$s as sealed from %1$s where %2$s > :after"
                                .formatted(column.table(), column.id(), column.column())
                        + " and substring(%s from 1 for :length) <> :current order by %s limit :batch for update skip locked"
                                .formatted(column.column(), column.id()))
                .param("after", after)
                .param("length", current.length)
                .param("current", current)
                .param("batch", BATCH)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getBytes("sealed")))
                .list();
        int moved = 0;
        for (Map.Entry<UUID, byte[]> one : batch) {
            moved += move(column, one.getKey(), one.getValue()) ? 1 : 0;
        }
        return new Step(batch.isEmpty() ? after : batch.getLast().getKey(), batch.size(), moved);
    }

    private boolean move(EncryptedColumn column, UUID rowId, byte[] sealed) {
        String text;
        try {
            text = secrets.open(column, rowId, sealed);
        } catch (SecretUnreadable unreadable) {
            LOG.error("Left as it is: {}", unreadable.getMessage());
            return false;
        }
        return jdbc.sql("update %s set %s = ? where %s = ?".formatted(column.table(), column.column(), column.id()))
                        .params(secrets.seal(column, rowId, text), rowId)
                        .update()
                == 1;
    }

    /**
     * What one key has sealed in one column.
     *
     * @param texts how many, 1 or more
     * @param newest whether it is the key that seals now
     * @param readable whether the key is there
     */
    public record Holding(String column, String keyId, long texts, boolean newest, boolean readable) {}

    private record Step(UUID last, int seen, int moved) {}
}
