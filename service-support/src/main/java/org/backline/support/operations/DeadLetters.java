package org.backline.support.operations;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.backline.support.command.NotFound;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** The events that could not be handled, parked per case; the case waits, all others go on. */
public class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private static final String COLUMNS = "dead_letter_identifier, processing_group, sequence_identifier,"
            + " sequence_index, event_identifier, payload_type, cause_type, enqueued_at";

    private final JdbcClient jdbc;
    private final EventProcessingConfiguration processing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public DeadLetters(
            JdbcClient jdbc, EventProcessingConfiguration processing, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.processing = processing;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Every parked event, oldest first; the cause is named, its message is not shown. */
    public List<Letter> all() {
        return jdbc.sql("select " + COLUMNS + " from dead_letter_entry"
                        + " order by processing_group, sequence_identifier, sequence_index")
                .query((row, number) -> new Letter(
                        row.getString("dead_letter_identifier"),
                        row.getString("processing_group"),
                        row.getString("sequence_identifier"),
                        row.getString("event_identifier"),
                        shortName(row.getString("payload_type")),
                        row.getString("cause_type"),
                        Instant.parse(row.getString("enqueued_at"))))
                .list();
    }

    /**
     * One parked event, for whoever has to find out why. Its fields are named with the kind of what they hold, not with
     * their values: those are somebody's record. The message of a cause is shown where it is a rule of ours.
     *
     * @throws NotFound when nothing is parked under this id
     */
    public Inspection inspect(String letterId) {
        return jdbc.sql("select " + COLUMNS + ", payload_revision, aggregate_identifier, sequence_number,"
                        + " last_touched, cause_message, payload, meta_data,"
                        + " (select count(*) from dead_letter_entry before where before.processing_group ="
                        + " letter.processing_group and before.sequence_identifier = letter.sequence_identifier"
                        + " and before.sequence_index < letter.sequence_index) as ahead"
                        + " from dead_letter_entry letter where dead_letter_identifier = ?")
                .param(letterId)
                .query((row, number) -> new Inspection(
                        row.getString("dead_letter_identifier"),
                        row.getString("processing_group"),
                        row.getString("sequence_identifier"),
                        row.getLong("ahead"),
                        row.getString("event_identifier"),
                        shortName(row.getString("payload_type")),
                        row.getString("payload_revision"),
                        row.getString("aggregate_identifier"),
                        Instant.parse(row.getString("enqueued_at")),
                        row.getString("last_touched"),
                        row.getString("cause_type"),
                        rule(row.getString("cause_type"), row.getString("cause_message")),
                        Shape.of(row.getBytes("payload")),
                        Shape.of(row.getBytes("meta_data")).keySet().stream().toList()))
                .optional()
                .orElseThrow(() -> new NotFound("dead letter", letterId));
    }

    private static @Nullable String rule(@Nullable String cause, @Nullable String message) {
        return RuleViolation.class.getName().equals(cause) ? message : null;
    }

    private static String shortName(String payloadType) {
        return payloadType.replaceAll(".*[.$]", "");
    }

    /**
     * Tries the parked events of a group again, in order, case by case.
     *
     * @return how many cases went through
     * @throws NotFound when the group has no dead letters to keep
     */
    public int retry(String group) {
        int through = 0;
        for (String sequence : sequences(group)) {
            if (retry(group, sequence)) {
                through++;
            }
        }
        return through;
    }

    /**
     * Tries the parked events of one case again, in order.
     *
     * @return whether all of them went through
     * @throws NotFound when the group keeps no dead letters, or none of this case
     */
    public boolean retry(String group, String sequence) {
        SequencedDeadLetterProcessor<EventMessage<?>> processor = processor(group);
        if (letters(group, sequence).isEmpty()) {
            throw new NotFound("dead letter of " + group + " for", sequence);
        }
        Predicate<DeadLetter<? extends EventMessage<?>>> ofThisCase =
                letter -> letter instanceof JdbcDeadLetter<?> stored && sequence.equals(stored.getSequenceIdentifier());
        processor.process(ofThisCase);
        return letters(group, sequence).isEmpty();
    }

    /**
     * Throws one parked event away: this group will never have seen it. The event stays in the store, and who threw it
     * away and why stays too.
     */
    public void discard(String letterId, String who, DiscardReason reason) {
        transaction.executeWithoutResult(status -> {
            if (note("dead_letter_identifier = ?", List.of(letterId), who, reason) == 0) {
                throw new NotFound("dead letter", letterId);
            }
            jdbc.sql("delete from dead_letter_entry where dead_letter_identifier = ?")
                    .param(letterId)
                    .update();
        });
        LOG.warn("Discarded dead letter {} ({})", letterId, reason);
    }

    /**
     * Throws away all that is parked of one case in a group.
     *
     * @return how many events
     */
    public int discard(String group, String sequence, String who, DiscardReason reason) {
        processor(group);
        int gone = transaction.execute(status -> {
            int noted = note("processing_group = ? and sequence_identifier = ?", List.of(group, sequence), who, reason);
            if (noted == 0) {
                throw new NotFound("dead letter of " + group + " for", sequence);
            }
            jdbc.sql("delete from dead_letter_entry where processing_group = ? and sequence_identifier = ?")
                    .params(group, sequence)
                    .update();
            return noted;
        });
        LOG.warn("Discarded {} dead letters of {} for one case ({})", gone, group, reason);
        return gone;
    }

    private int note(String which, List<String> ids, String who, DiscardReason reason) {
        List<Object> parameters =
                new ArrayList<>(List.of(who, reason.name(), clock.instant().atOffset(UTC)));
        parameters.addAll(ids);
        return jdbc.sql("insert into discarded_letter (letter_id, processing_group, sequence, event_identifier,"
                        + " payload_type, discarded_by, reason, discarded_at) select dead_letter_identifier,"
                        + " processing_group, sequence_identifier, event_identifier, payload_type, ?, ?, ?"
                        + " from dead_letter_entry where " + which)
                .params(parameters)
                .update();
    }

    /** What was thrown away, the newest first. */
    public List<Discarded> discarded(int limit) {
        return jdbc.sql("select * from discarded_letter order by discarded_at desc, letter_id limit ?")
                .param(limit)
                .query((row, number) -> new Discarded(
                        row.getString("letter_id"),
                        row.getString("processing_group"),
                        row.getString("sequence"),
                        row.getString("event_identifier"),
                        shortName(row.getString("payload_type")),
                        row.getString("discarded_by"),
                        DiscardReason.valueOf(row.getString("reason")),
                        row.getObject("discarded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many events are parked, by group. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select processing_group, count(*) from dead_letter_entry group by processing_group")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(group -> counts.put(group.getKey(), group.getValue()));
        return counts;
    }

    private List<String> sequences(String group) {
        processor(group);
        return jdbc.sql("select distinct sequence_identifier from dead_letter_entry where processing_group = ?")
                .param(group)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> letters(String group, String sequence) {
        return jdbc.sql("select dead_letter_identifier from dead_letter_entry"
                        + " where processing_group = ? and sequence_identifier = ? order by sequence_index")
                .params(group, sequence)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> processor(String group) {
        return processing
                .sequencedDeadLetterProcessor(group)
                .orElseThrow(() -> new NotFound("group with dead letters", group));
    }

    /** Now and then everything is tried again: what was only a passing fault needs nobody. */
    @Scheduled(fixedDelayString = "${backline.dead-letters.retry-every:PT60S}", initialDelayString = "PT30S")
    void retryAll() {
        for (String group : counts().keySet()) {
            for (String sequence : sequences(group)) {
                try {
                    boolean through = retry(group, sequence);
                    LOG.info("Retried a case of {}: {}", group, through ? "it went through" : "it stays parked");
                } catch (NotFound goneMeanwhile) {
                    LOG.debug("A case of {} was taken care of meanwhile", group);
                }
            }
        }
    }

    /** Why an event may be thrown away. */
    public enum DiscardReason {
        /** Its effect is there already. */
        ALREADY_DONE,
        /** Somebody has done by hand what it asked for. */
        DONE_BY_HAND,
        /** It no longer matters: the case has gone on without it. */
        OVERTAKEN,
        /** It should never have been. */
        MISTAKE
    }

    /** A parked event. */
    public record Letter(
            String letterId,
            String group,
            String sequence,
            String eventId,
            String event,
            @Nullable String cause,
            Instant parkedAt) {}

    /**
     * A parked event in detail.
     *
     * @param ahead how many events of the case are parked before it and must go first
     * @param rule the rule that refused it, where one did
     * @param fields its fields, each with the kind of what it holds
     */
    public record Inspection(
            String letterId,
            String group,
            String sequence,
            long ahead,
            String eventId,
            String event,
            @Nullable String revision,
            @Nullable String stream,
            Instant parkedAt,
            @Nullable String lastTried,
            @Nullable String cause,
            @Nullable String rule,
            Map<String, String> fields,
            List<String> metaData) {

        public Inspection {
            fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
            metaData = List.copyOf(metaData);
        }
    }

    /** A parked event that was thrown away. */
    public record Discarded(
            String letterId,
            String group,
            String sequence,
            String eventId,
            String event,
            String discardedBy,
            DiscardReason reason,
            Instant discardedAt) {}
}
