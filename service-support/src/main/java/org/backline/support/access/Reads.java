package org.backline.support.access;

import java.util.Set;
import java.util.concurrent.Callable;
import org.backline.support.command.Work;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

/**
 * Reads views as the database's reader role, for whom row-level security shows the rows of the caller's clinics and no
 * others: the second wall, should a query forget to ask for the clinic.
 */
public class Reads {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Work work;

    Reads(JdbcTemplate jdbc, PlatformTransactionManager transactions, Work work) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.work = work;
    }

    /** What a query of views finds among the rows of the caller's clinics. */
    public <T> Mono<T> call(Access access, Callable<T> query) {
        return work.call(() -> within(access.caller().clinics(), query));
    }

    /** The same for some clinics, on this thread. */
    public <T> T within(Set<String> clinics, Callable<T> query) {
        return reading.execute(status -> {
            jdbc.query(
                    "select set_config('backline.clinics', ?, true),"
                            + " set_config('role', current_database() || '_reader', true)",
                    row -> {},
                    String.join(",", clinics));
            try {
                return query.call();
            } catch (RuntimeException refusal) {
                throw refusal;
            } catch (Exception checked) { // a query of views throws none
                throw new IllegalStateException(checked);
            }
        });
    }
}
