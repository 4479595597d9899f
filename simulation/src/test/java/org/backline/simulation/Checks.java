package org.backline.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.timeline.FactsOf;
import org.backline.events.PublishedEvent;
import org.backline.simulation.Clients.Answer;
import org.backline.simulation.Clients.Request;
import org.backline.simulation.Lane.Group;

/** What must be true when all faults are over and everybody has done what was left to do. */
final class Checks {

    private final World world;
    private final List<String> complaints = new ArrayList<>();

    /** Events that a service has published, by their ids, in the order of its store. */
    private final Map<String, Map<String, PublishedEvent>> published = new LinkedHashMap<>();

    private final Map<String, TimelineEntry> lines = new HashMap<>();

    Checks(World world) {
        this.world = world;
    }

    List<String> complaints() {
        world.services().forEach(this::readStore);
        requests();
        topic();
        world.services().forEach(this::inbox);
        world.services().forEach(this::processors);
        board();
        unreadable();
        complaints.addAll(new Agreement(world).complaints());
        return complaints;
    }

    private void readStore(Service service) {
        Map<String, PublishedEvent> said = new LinkedHashMap<>();
        for (Store.Row row : service.store().events()) {
            if (row.event().getPayload() instanceof PublishedEvent) {
                continue;
            }
            service.parts()
                    .publisher()
                    .publish(row.event().getPayload(), row.event().getTimestamp())
                    .ifPresent(event -> {
                        said.put(row.event().getIdentifier(), event);
                        lines.put(
                                row.event().getIdentifier(),
                                FactsOf.event(
                                        row.event().getIdentifier(),
                                        event,
                                        row.event().getTimestamp()));
                    });
        }
        published.put(service.parts().name(), said);
        service.store().streams().forEach((stream, rows) -> {
            for (int number = 0; number < rows.size(); number++) {
                expect(rows.get(number).sequence() == number, "a hole in stream %s", stream);
            }
        });
    }

    /** Accepted is done once, refused has left nothing, and nobody waits for an answer (I1, I2, I4, I5). */
    private void requests() {
        for (Request request : world.clients().requests()) {
            Store store = world.service(request.service).store();
            int times = store.timesCarriedOut(request.id);
            expect(request.isAnswered(), "not answered: %s", request);
            expect(!request.twoAnswers, "two answers to one request: %s", request);
            if (request.answer == Answer.ACCEPTED) {
                expect(times == 1, "accepted and carried out %d times: %s", times, request);
            } else {
                expect(times == 0, "refused and carried out %d times: %s", times, request);
            }
        }
    }

    /** Each published event is on the topic, and those of a case first came in the order of the store (I7). */
    private void topic() {
        Map<String, List<String>> onTopic = new HashMap<>();
        Map<String, Integer> partitionOf = new HashMap<>();
        for (int partition = 0; partition < world.topic().partitions(); partition++) {
            Set<String> seen = new HashSet<>();
            for (ConsumerRecord<String, byte[]> record : world.topic().in(partition)) {
                if (record.headers().lastHeader("ce_id") == null) {
                    continue;
                }
                String id = header(record, "ce_id");
                Integer elsewhere = partitionOf.putIfAbsent(record.key(), record.partition());
                expect(
                        elsewhere == null || elsewhere == record.partition(),
                        "records of case %s in two partitions",
                        record.key());
                if (seen.add(id)) {
                    onTopic.computeIfAbsent(header(record, "ce_source"), source -> new ArrayList<>())
                            .add(id);
                }
            }
        }
        published.forEach((service, events) -> sameInOrder(
                "on the topic from " + service, events, onTopic.getOrDefault("/backline/" + service, List.of())));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** Each event a service wants is in its store once, and those of a case in the order of their source (I8). */
    private void inbox(Service consumer) {
        List<String> stored = consumer.store().events().stream()
                .map(row -> row.event().getIdentifier())
                .toList();
        published.forEach((source, events) -> {
            if (source.equals(consumer.parts().name())) {
                return;
            }
            Map<String, PublishedEvent> wanted = new LinkedHashMap<>();
            events.forEach((id, event) -> {
                if (consumer.parts().subscription().types().contains(event.getClass())) {
                    wanted.put(id, event);
                }
            });
            sameInOrder(
                    "in the store of " + consumer.parts().name() + " from " + source,
                    wanted,
                    stored.stream().filter(events::containsKey).toList());
        });
    }

    private void sameInOrder(String where, Map<String, PublishedEvent> expected, List<String> found) {
        Map<UUID, List<String>> expectedByCase = new HashMap<>();
        expected.forEach((id, event) -> expectedByCase
                .computeIfAbsent(event.caseId(), caseId -> new ArrayList<>())
                .add(id));
        Map<UUID, List<String>> foundByCase = new HashMap<>();
        for (String id : found) {
            PublishedEvent event = expected.get(id);
            expect(event != null, "%s: %s was never published", where, id);
            if (event != null) {
                foundByCase
                        .computeIfAbsent(event.caseId(), caseId -> new ArrayList<>())
                        .add(id);
            }
        }
        expectedByCase.forEach((caseId, ids) -> {
            List<String> there = foundByCase.getOrDefault(caseId, List.of());
            expect(new HashSet<>(there).containsAll(ids), "%s: lost some of case %s", where, caseId);
            expect(there.size() == new HashSet<>(there).size(), "%s: twice, of case %s", where, caseId);
            expect(
                    there.equals(ids) || there.size() != ids.size() || !new HashSet<>(there).containsAll(ids),
                    "%s: out of order, of case %s",
                    where,
                    caseId);
        });
    }

    /** No processor has passed over an event, policies handled each once, and nothing is parked (I8, I10, I11). */
    private void processors(Service service) {
        Set<Group> groups = new HashSet<>();
        service.lanes().forEach(lane -> groups.add(lane.group()));
        for (Store.Row row : service.store().events()) {
            for (Group group : groups) {
                Object done =
                        service.store().get(new Lane.Done(group, row.event().getIdentifier()));
                String what = row.event().getPayloadType().getSimpleName();
                expect(
                        done != null,
                        "%s of %s passed over %s",
                        group,
                        service.parts().name(),
                        what);
                expect(
                        done == null || group != Group.POLICIES || done.equals(1),
                        "%s of %s handled %s %s times",
                        group,
                        service.parts().name(),
                        what,
                        done);
            }
        }
        expect(
                Letters.any(service.store()).isEmpty(),
                "something is parked in %s: %s",
                service.parts().name(),
                world.letters());
        expect(
                service.hasReadAll(),
                "%s has not read the topic",
                service.parts().name());
    }

    /** The board is what a fresh one would be, made of what the services have stored (I9). */
    private void board() {
        Store store = world.service(Parts.DASHBOARD).store();
        List<TimelineEntry> live = Board.lines(store);
        expect(new HashSet<>(live).equals(new HashSet<>(lines.values())), "the timeline is not what was published");
        for (Request request : world.clients().requests()) {
            boolean recorded = request.answer == Answer.ACCEPTED
                    && request.command instanceof org.backline.intake.domain.CaseCommand.RecordIntake;
            if (recorded) {
                Optional<?> shown = Board.of(request.target, live.stream());
                expect(shown.isPresent(), "case %s is not on the board", request.target);
                expect(
                        shown.equals(Board.of(request.target, lines.values().stream())),
                        "case %s is not where it is on a fresh board",
                        request.target);
            }
        }
    }

    /** Each record that nobody can read was set aside by everybody, at least once. */
    private void unreadable() {
        Set<String> letters = new HashSet<>();
        world.broker()
                .deadLetters()
                .forEach(letter -> letters.add(new String(letter.value(), UTF_8) + " "
                        + new String(
                                letter.headers()
                                        .lastHeader("backline-dead-letter-consumer")
                                        .value(),
                                UTF_8)));
        int expected = world.broker().rubbish() * world.services().size();
        expect(letters.size() == expected, "%d unreadable records set aside of %d", letters.size(), expected);
    }

    @FormatMethod
    private void expect(boolean holds, @FormatString String complaint, Object... details) {
        if (!holds) {
            complaints.add(complaint.formatted(details));
        }
    }
}
