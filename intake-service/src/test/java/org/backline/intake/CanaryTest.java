package org.backline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.events.AthleteErased;
import org.backline.intake.register.Athletes;
import org.backline.support.note.Notes;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.SecretUnreadable;
import org.backline.support.secret.Secrets;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * Values that nobody else uses are put into every field of identity and free text, and everything that the service leaves
 * behind is searched for them.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends RunningIntake {

    private static final String NAME = "Zyxquil Canarybird";
    private static final String BIRTH_DATE = "1987-02-19";
    private static final List<String> CANARIES = List.of(
            "Zyxquil",
            "Canarybird",
            BIRTH_DATE,
            "cnry-intake",
            "cnry-hold",
            "cnry-emergency",
            "cnry-review",
            "cnry-lost");

    @Autowired
    private Secrets secrets;

    private final List<String> problems = new ArrayList<>();

    @Test
    void nothingShowsWhoTheAthleteIsAndErasedNothingCanBeOpened(CapturedOutput logs) {
        UUID caseId = aLifeWithCanaries();

        assertThat(CaseEventsTopic.ofCase(caseId)).isNotEmpty();
        assertThat(inPlainSight()).as("in the database").isEmpty();
        assertThat(onTheTopics()).as("on the topics").isEmpty();
        assertThat(in(logs.getAll())).as("in the logs").isEmpty();
        assertThat(problems)
                .hasSizeGreaterThan(8)
                .allSatisfy(problem -> assertThat(in(problem)).as(problem).isEmpty());

        List<Place> places = places();
        assertThat(opened(places))
                .as("before")
                .contains("Zyxquil", BIRTH_DATE, "cnry-intake", "cnry-hold", "cnry-review");
        close(caseId).expectStatus().isOk();
        command(
                        OFFICER,
                        POST,
                        "/athletes/" + athleteId + "/erasure",
                        Map.of("reason", "LEGAL_OBLIGATION", "authority", "COURT_ORDER"))
                .expectStatus()
                .isOk();
        soon().untilAsserted(() ->
                assertThat(CaseEventsTopic.ofCase(caseId)).hasAtLeastOneElementOfType(AthleteErased.class));
        soon().untilAsserted(() -> assertThat(opened(places)).as("afterwards").isEmpty());
        assertThat(inPlainSight()).isEmpty();
        assertThat(onTheTopics()).isEmpty();
        assertThat(in(logs.getAll())).isEmpty();
    }

    @Test
    void theSearchFindsWhatLiesAbout() {
        jdbc.execute("create table careless (open text, hidden bytea)");
        try {
            jdbc.update("insert into careless values ('to CNRY-hold', null), (null, ?)", (Object)
                    "x cnry-review".getBytes(UTF_8));
            assertThat(inPlainSight()).containsExactlyInAnyOrder("careless: cnry-hold", "careless: cnry-review");
        } finally {
            jdbc.execute("drop table careless");
        }
    }

    private UUID aLifeWithCanaries() {
        athleteId = Ids.next();
        Map<String, Object> athlete = athlete(athleteId, NAME);
        athlete.put("birthDate", BIRTH_DATE);
        post("/athletes", athlete).expectStatus().isCreated();
        Map<String, Object> intake = intake(Ids.next());
        intake.put("note", "cnry-intake: said that " + NAME + " slept badly");
        post("/cases", intake).expectStatus().isCreated();
        post("/athletes/search", Map.of("part", NAME)).expectStatus().isOk();
        command(
                        OFFICER,
                        PUT,
                        "/athletes/" + athleteId + "/legal-hold",
                        Map.of("reason", "AUDIT", "note", "cnry-hold " + NAME))
                .expectStatus()
                .isOk();
        command(OFFICER, org.springframework.http.HttpMethod.DELETE, "/athletes/" + athleteId + "/legal-hold", Map.of())
                .expectStatus()
                .isOk();
        UUID accessId = Ids.next();
        Map<String, Object> access = new TreeMap<>(Map.of(
                "accessId",
                accessId,
                "athleteId",
                athleteId,
                "reason",
                "LIFE_OR_LIMB",
                "note",
                "cnry-emergency " + NAME,
                "minutes",
                5));
        command("physician.haddad", POST, "/emergency-accesses", access)
                .expectStatus()
                .isCreated();
        command(
                        OFFICER,
                        POST,
                        "/emergency-accesses/" + accessId + "/review",
                        Map.of("outcome", "JUSTIFIED", "note", "cnry-review"))
                .expectStatus()
                .isOk();
        refusals(athlete, intake, access);
        return UUID.fromString(intake.get("caseId").toString());
    }

    /** What is wrong with a request is said without repeating what it said. */
    private void refusals(Map<String, Object> athlete, Map<String, Object> intake, Map<String, Object> access) {
        remember(post("/athletes", with(athlete, "name", NAME + " the second")));
        remember(post("/athletes", with(athlete, "name", NAME.repeat(20))));
        remember(post("/athletes", with(athlete, "name", List.of(NAME))));
        remember(post("/athletes", with(athlete, "birthDate", "2987-02-19")));
        remember(post("/athletes", with(with(athlete, "athleteId", Ids.next()), "clinicId", NAME)));
        remember(post("/cases", with(intake, "note", "cnry-lost " + NAME)));
        remember(post("/cases", with(with(intake, "caseId", Ids.next()), "note", "cnry-lost ".repeat(500))));
        remember(post("/cases", with(with(intake, "caseId", Ids.next()), "note", Map.of("text", "cnry-lost"))));
        remember(command(
                TRAINER, POST, "/emergency-accesses", with(with(access, "accessId", Ids.next()), "minutes", 999)));
        for (int time = 0; time < 4; time++) {
            ResponseSpec answer = command(
                    "physician.canary",
                    POST,
                    "/emergency-accesses/search",
                    Map.of("name", NAME, "birthDate", BIRTH_DATE));
            remember(answer);
        }
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new TreeMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private void remember(ResponseSpec answer) {
        problems.add(
                String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody()));
    }

    private static List<String> in(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return CANARIES.stream()
                .filter(canary -> plain.contains(canary.toLowerCase(Locale.ROOT))
                        || plain.contains(HexFormat.of().formatHex(canary.getBytes(UTF_8)))
                        || text.contains(Base64.getEncoder().withoutPadding().encodeToString(canary.getBytes(UTF_8))))
                .toList();
    }

    /** Every row of every table as text; bytes come as hexadecimal digits. */
    private List<String> inPlainSight() {
        return tables().flatMap(table -> jdbc.queryForList("select t::text from " + table + " t", String.class).stream()
                        .flatMap(row -> in(row).stream())
                        .map(canary -> table + ": " + canary))
                .distinct()
                .toList();
    }

    private Stream<String> tables() {
        return jdbc
                .queryForList(
                        "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'",
                        String.class)
                .stream();
    }

    private static List<String> onTheTopics() {
        return Stream.of("case-events", "case-events.dlt")
                .flatMap(topic -> CaseEventsTopic.read(topic, letter -> true).stream())
                .flatMap(letter -> Stream.concat(
                        Stream.of(String.valueOf(letter.key()), new String(letter.value(), UTF_8)),
                        Stream.of(letter.headers().toArray())
                                .map(header -> header.key() + new String(header.value(), UTF_8))))
                .flatMap(text -> in(text).stream())
                .distinct()
                .toList();
    }

    /** Where something of the athlete is sealed now. */
    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        places.add(new Place(Athletes.IDENTITY, athleteId));
        jdbc.queryForList("select note_id from note", UUID.class)
                .forEach(noteId -> places.add(new Place(Notes.BODY, noteId)));
        return places;
    }

    /** What whoever has the key can still read, of any bytes in any table that were sealed for these places. */
    private List<String> opened(List<Place> places) {
        return jdbc
                .queryForList("select quote_ident(table_name) || ' where ' || quote_ident(column_name) as source,"
                        + " quote_ident(column_name) as name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'bytea'")
                .stream()
                .flatMap(column -> jdbc
                        .queryForList(
                                "select " + column.get("name") + " from " + column.get("source") + " is not null",
                                byte[].class)
                        .stream())
                .flatMap(bytes -> places.stream().flatMap(place -> open(place, bytes)))
                .flatMap(text -> in(text).stream())
                .distinct()
                .toList();
    }

    private Stream<String> open(Place place, byte[] bytes) {
        try {
            return Stream.of(secrets.open(place.column(), place.rowId(), bytes));
        } catch (SecretUnreadable elsewhere) {
            return Stream.empty();
        }
    }

    private record Place(EncryptedColumn column, UUID rowId) {}
}
