package org.backline.support.operations;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.backline.support.command.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The events that could not be handled, parked per case; the case waits, all others go on. */
public class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient jdbc;
    private final EventProcessingConfiguration processing;

    public DeadLetters(JdbcClient jdbc, EventProcessingConfiguration processing) {
        this.jdbc = jdbc;
        this.processing = processing;
    }

    /** Every parked event, oldest first; the cause is named, its message is not shown. */
    public List<Letter> all() {
        return jdbc.sql("select processing_group, sequence_identifier, sequence_index, event_identifier, payload_type,"
                        + " cause_type, enqueued_at from dead_letter_entry"
                        + " order by processing_group, sequence_identifier, sequence_index")
                .query((row, number) -> new Letter(
                        row.getString("processing_group"),
                        row.getString("sequence_identifier"),
                        row.getString("event_identifier"),
                        row.getString("payload_type").replaceAll(".*[.$]", ""),
                        row.getString("cause_type"),
                        Instant.parse(row.getString("enqueued_at"))))
                .list();
    }

    /**
     * Tries the parked events of a group again, in order, case by case.
     *
     * @return how many cases went through
     * @throws NotFound when the group has no dead letters to keep
     */
    public int retry(String group) {
        SequencedDeadLetterProcessor<EventMessage<?>> processor = processing
                .sequencedDeadLetterProcessor(group)
                .orElseThrow(() -> new NotFound("group with dead letters", group));
        List<String> sequences = jdbc.sql(
                        "select distinct sequence_identifier from dead_letter_entry" + " where processing_group = ?")
                .param(group)
                .query((row, number) -> row.getString(1))
                .list();
        int through = 0;
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            if (processor.processAny()) {
                through++;
            }
        }
        return through;
    }

    /** Now and then everything is tried again: what was only a passing fault needs nobody. */
    @Scheduled(fixedDelayString = "${backline.dead-letters.retry-every:PT60S}", initialDelayString = "PT30S")
    void retryAll() {
        List<String> groups = jdbc.sql("select distinct processing_group from dead_letter_entry")
                .query((row, number) -> row.getString(1))
                .list();
        for (String group : groups) {
            int through = retry(group);
            LOG.info("Retried the dead letters of {}: {} cases went through", group, through);
        }
    }

    /** A parked event. */
    public record Letter(
            String group,
            String sequence,
            String eventId,
            String event,
            @Nullable String cause,
            Instant parkedAt) {}
}
