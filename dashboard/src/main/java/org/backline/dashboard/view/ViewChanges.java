package org.backline.dashboard.view;

import java.util.UUID;
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

    ViewChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A view has news of this case; {@code clinicId} is whose pages it concerns. */
    public void changed(UUID caseId, String clinicId) {
        jdbc.sql("select pg_notify('" + CHANNEL + "', ?)")
                .param(clinicId + "/" + caseId)
                .query((row, number) -> true)
                .single();
    }
}
