package org.backline.support.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.backline.support.store.CaseChain.Damage;
import org.backline.support.store.CaseChain.Walk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The chains that bind the stored events of each case together, and their verifier. The database makes the links as it
 * stores; here they are computed a second time, by other code.
 */
public class EventChains {

    private static final int PAGE = 2_000;
    private static final int MOST_NAMED = 100;

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    public EventChains(JdbcClient jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** All that is stored here about a case; nothing when it was never heard of. */
    public Optional<CaseChain> of(UUID caseId) {
        List<Row> rows = jdbc.sql("select chain, links, head, " + ChainedEvent.COLUMNS
                        + " from domain_event_entry join event_chain using (chain) where chain = ? order by link")
                .param(caseId.toString())
                .query((row, number) -> row(row))
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new CaseChain(
                        caseId.toString(),
                        rows.getFirst().links(),
                        rows.getFirst().head(),
                        rows.stream().map(Row::event).toList()));
    }

    /** Goes through the whole store while the service runs: every link, every stream, every event readable. */
    public Verification verify() {
        List<Damage> damages = new ArrayList<>();
        long events = 0;
        long chains = 0;
        @Nullable Walk walk = null;
        @Nullable Row last = null;
        boolean broken = false;
        List<Row> page = page("", 0);
        while (!page.isEmpty()) {
            for (Row row : page) {
                if (walk == null || !walk.chain().equals(row.chain())) {
                    add(damages, broken ? null : end(walk, last));
                    walk = new Walk(row.chain());
                    broken = false;
                    chains++;
                }
                events++;
                last = row;
                Damage damage = broken ? null : walk.step(row.event());
                broken |= damage != null;
                add(damages, damage);
                add(damages, unreadable(row));
            }
            Row end = page.getLast();
            page = page(end.chain(), end.event().link());
        }
        add(damages, broken ? null : end(walk, last));
        emptied().forEach(chain -> add(damages, new Damage(chain, 1, null, Damage.Kind.MISSING)));
        return new Verification(events, chains, damages, brokenStreams());
    }

    private List<Row> page(String afterChain, long afterLink) {
        return jdbc.sql("select chain, links, head, " + ChainedEvent.COLUMNS
                        + " from domain_event_entry join event_chain using (chain) where (chain, link) > (?, ?)"
                        + " order by chain, link limit " + PAGE)
                .params(afterChain, afterLink)
                .query((row, number) -> row(row))
                .list();
    }

    /** Chains with a head and not one event. */
    private List<String> emptied() {
        return jdbc.sql("select chain from event_chain where links > 0 and not exists (select from domain_event_entry"
                        + " as event where event.chain = event_chain.chain) order by chain limit " + MOST_NAMED)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> brokenStreams() {
        return jdbc.sql("select aggregate_identifier from domain_event_entry group by aggregate_identifier"
                        + " having min(sequence_number) <> 0 or max(sequence_number) + 1 <> count(*)"
                        + " order by aggregate_identifier limit " + MOST_NAMED)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private @Nullable Damage unreadable(Row row) {
        try {
            boolean unknown = EventUtils.upcastAndDeserializeTrackedEvents(
                            Stream.of(new TrackedDomainEventData<>(
                                    EventReader.TAIL, row.event().stored())),
                            serializer,
                            upcasters)
                    .anyMatch(event -> event.getPayload() instanceof UnknownSerializedType);
            return unknown ? unreadableAt(row) : null;
        } catch (SerializationException unreadable) {
            return unreadableAt(row);
        }
    }

    private static Damage unreadableAt(Row row) {
        return new Damage(row.chain(), row.event().link(), row.event().eventId(), Damage.Kind.UNREADABLE);
    }

    private static @Nullable Damage end(@Nullable Walk walk, @Nullable Row last) {
        return walk == null || last == null ? null : walk.end(last.links(), last.head());
    }

    private static void add(List<Damage> damages, @Nullable Damage damage) {
        if (damage != null && damages.size() < MOST_NAMED) {
            damages.add(damage);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("chain"),
                row.getLong("links"),
                HexFormat.of().formatHex(row.getBytes("head")),
                ChainedEvent.of(row));
    }

    /** An event, and what the head said when it was read. */
    private record Row(String chain, long links, String head, ChainedEvent event) {}

    /**
     * What the store looks like.
     *
     * @param damages the first hundred places that are not what was stored, or cannot be read
     * @param brokenStreams the first hundred aggregates whose events are not numbered without a gap
     */
    public record Verification(long events, long chains, List<Damage> damages, List<String> brokenStreams) {

        public Verification {
            damages = List.copyOf(damages);
            brokenStreams = List.copyOf(brokenStreams);
        }

        /** Whether all is as it was stored. */
        public boolean sound() {
            return damages.isEmpty() && brokenStreams.isEmpty();
        }
    }
}
