package org.backline.dashboard.web.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.view.LedgerLines;
import org.backline.dashboard.web.frame.Csv;
import org.backline.dashboard.web.frame.Person;
import org.backline.support.command.Work;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Puts together what every process wrote down about one athlete's record. */
@Component
class RecordLedger {

    /** What must be accounted for: what was refused, and what went beyond treatment and running the department. */
    private static final Set<String> ACCOUNTED = Set.of("EMERGENCY", "ATHLETE_REQUEST", "OUTSIDE_DISCLOSURE");

    private final Answers answers;
    private final LedgerLines own;
    private final People people;
    private final Work work;

    RecordLedger(Answers answers, LedgerLines own, People people, Work work) {
        this.answers = answers;
        this.own = own;
        this.people = people;
        this.work = work;
    }

    /** A line of some process's ledger, in words where there are any. */
    record Line(
            Instant at,
            String who,
            String role,
            String what,
            String data,
            String purpose,
            String outcome,
            String where) {}

    /**
     * Everything about one athlete.
     *
     * @param lines who saw the record, the newest first
     * @param accounting what the law asks to be accounted for, the newest first
     * @param classes by clinic, what kind of record it is now
     * @param silent the services that did not answer
     */
    record Whole(List<Line> lines, List<Line> accounting, Map<String, String> classes, List<Service> silent) {

        /** The lines, put together as people look: what one person saw in one go. */
        public List<LedgerGroup> groups() {
            return LedgerGroup.of(lines);
        }

        /** Every line by itself, as the lines of a file. */
        Stream<String> csv() {
            return Stream.concat(
                    Stream.of("at,who,role,operation,data,purpose,where,outcome"),
                    lines.stream()
                            .map(line -> Csv.line(Stream.of(
                                    line.at().toString(),
                                    line.who(),
                                    line.role(),
                                    line.what(),
                                    line.data(),
                                    line.purpose(),
                                    line.where(),
                                    line.outcome()))));
        }
    }

    Mono<UUID> athlete(String numberOrId, Set<String> clinics) {
        return work.call(() -> own.athlete(numberOrId, clinics)).flatMap(Mono::justOrEmpty);
    }

    Mono<Whole> of(UUID athleteId, Person person) {
        Mono<List<LedgerLines.Line>> here = work.call(() -> own.about(athleteId, Set.copyOf(person.clinics())));
        Mono<List<Answers.Found>> there = Flux.fromArray(Service.values())
                .flatMapSequential(
                        service -> answers.of(service, "/disclosures?athleteId=" + athleteId, person.caller()))
                .collectList();
        Mono<List<Answers.Found>> accounts = Flux.fromArray(Service.values())
                .flatMapSequential(service ->
                        answers.of(service, "/disclosures/accounting?athleteId=" + athleteId, person.caller()))
                .collectList();
        return Mono.zip(here, there, accounts).map(parts -> whole(parts.getT1(), parts.getT2(), parts.getT3()));
    }

    private Whole whole(List<LedgerLines.Line> here, List<Answers.Found> there, List<Answers.Found> accounts) {
        List<Line> lines = new ArrayList<>();
        List<Line> accounting = new ArrayList<>();
        for (LedgerLines.Line line : here) {
            Line shown = line(line);
            lines.add(shown);
            if (line.outcome().equals("DENIED") || ACCOUNTED.contains(line.purpose())) {
                accounting.add(shown);
            }
        }
        there.forEach(found ->
                found.rows().forEach(row -> lines.add(line(row, found.service().name()))));
        Map<String, String> classes = new TreeMap<>();
        for (Answers.Found found : accounts) {
            for (JsonNode account : found.rows()) {
                account.path("entries").valueStream().forEach(entry -> accounting.add(entry(entry, found.service())));
                account.path("records")
                        .properties()
                        .forEach(clinic ->
                                classes.merge(clinic.getKey(), clinic.getValue().asString(""), RecordLedger::wider));
            }
        }
        Comparator<Line> newestFirst = Comparator.comparing(Line::at).reversed();
        lines.sort(newestFirst);
        accounting.sort(newestFirst);
        List<Service> silent = there.stream()
                .filter(Answers.Found::silent)
                .map(Answers.Found::service)
                .toList();
        return new Whole(List.copyOf(lines), List.copyOf(accounting), new LinkedHashMap<>(classes), silent);
    }

    /** An education record is the wider class: a process that saw it used for something else decides. */
    private static String wider(String one, String other) {
        return one.equals("EDUCATION_RECORD") || !other.equals("EDUCATION_RECORD") ? one : other;
    }

    private Line line(LedgerLines.Line line) {
        return new Line(
                line.at(),
                people.somebody(line.actor(), line.role()),
                line.role(),
                line.operation(),
                line.data(),
                line.purpose(),
                line.outcome(),
                "DASHBOARD");
    }

    private Line line(JsonNode row, String where) {
        String role = row.path("role").asString("");
        return new Line(
                Instant.parse(row.path("at").asString()),
                people.somebody(row.path("actor").asString(), role),
                role,
                row.path("operation").asString(""),
                row.path("data").asString(""),
                row.path("purpose").asString(""),
                row.path("outcome").asString(""),
                where);
    }

    private Line entry(JsonNode entry, Service service) {
        String role = entry.path("role").asString("");
        return new Line(
                Instant.parse(entry.path("at").asString()),
                people.somebody(entry.path("recipient").asString(), role),
                role,
                entry.path("what").asString(""),
                "",
                entry.path("purpose").asString(""),
                entry.path("outcome").asString(""),
                service.name());
    }
}
