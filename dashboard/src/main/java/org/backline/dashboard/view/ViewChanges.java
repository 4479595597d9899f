package org.backline.dashboard.view;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Announces that a view has changed. The announcement is part of the projection's transaction: PostgreSQL passes it on
 * when that commits, to every process that listens, and folds repeats within a transaction into one.
 */
@Component
public class ViewChanges {

    static final String CHANNEL = "view_changed";

    private static final String KEY = ViewChanges.class.getName();

    private final JdbcClient jdbc;

    ViewChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A view has news of this case; {@code clinicId} is whose pages it concerns. What the events of one batch change is
     * announced together, at its end.
     */
    public void changed(UUID caseId, String clinicId) {
        String change = clinicId + "/" + caseId;
        if (CurrentUnitOfWork.isStarted()) {
            announcedAtTheEndOf(CurrentUnitOfWork.get().root()).add(change);
        } else {
            announce(Set.of(change));
        }
    }

    private Set<String> announcedAtTheEndOf(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(KEY, key -> {
            Set<String> changed = new LinkedHashSet<>();
            batch.onPrepareCommit(ended -> announce(changed));
            return changed;
        });
    }

    private void announce(Set<String> changed) {
        jdbc.sql("select pg_notify('" + CHANNEL + "', one) from unnest(?) one")
                .param(changed.toArray(String[]::new))
                .query((row, number) -> true)
                .list();
    }
}
