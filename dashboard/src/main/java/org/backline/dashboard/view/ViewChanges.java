package org.backline.dashboard.view;

import java.util.Set;
import java.util.UUID;
import org.backline.support.processing.BatchedWrites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Announces that a view has changed. The announcement is part of the projection's transaction: PostgreSQL passes it on
 * when that commits, to every process that listens, and folds repeats within a transaction into one.
 */
@Component
public class ViewChanges {

    static final String CHANNEL = "view_changed";

    private final JdbcClient jdbc;
    private final BatchedWrites.Once<String> announcing;

    ViewChanges(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.announcing = writes.once(this::announce);
    }

    /**
     * A view has news of this case; {@code clinicId} is whose pages it concerns. What the events of one batch change is
     * announced together, at its end.
     */
    public void changed(UUID caseId, String clinicId) {
        announcing.with(clinicId + "/" + caseId);
    }

    private void announce(Set<String> changed) {
        jdbc.sql("select pg_notify('" + CHANNEL + "', one) from unnest(?) one")
                .param(changed.toArray(String[]::new))
                .query((row, number) -> true)
                .list();
    }
}
