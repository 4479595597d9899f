package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.web.program.ProgramStubs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whoever asks for Spanish reads Spanish, on every page, and says so to the browser. */
@TestDashboard
class SpanishPagesTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final Pattern NOT_READ = Pattern.compile("(?s)<(style|script|meta)[^>]*>|<style.*?</style>");

    /** What also stands in English on purpose: displays of other code systems, names of columns, rules of the library. */
    private static final List<String> STAYS_ENGLISH = List.of("icd.", "import.column.", "rule.");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;

    @BeforeEach
    void begin() {
        STUBS.reset();
        for (String list : List.of("/participation", "/emergency-accesses", "/disclosures", "/operations/views")) {
            STUBS.on("GET " + list, Reply.json(200, "[]"));
        }
        STUBS.on("GET /operations/dead-letters", Reply.json(200, "[]"));
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private String page(String path, String who, String language, String cookie) {
        return String.valueOf(browser.get()
                .uri(path)
                .header("Authorization", who)
                .header("Accept-Language", language)
                .headers(headers -> {
                    if (!cookie.isEmpty()) {
                        headers.set("Cookie", "language=" + cookie);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String spanish(String path, String who) {
        return page(path, who, "es-MX,es;q=0.9,en;q=0.5", "");
    }

    /** Every sentence of the English bundle that Spanish says otherwise, without its places. */
    private static List<String> english() throws IOException {
        Properties english = bundle("messages.properties");
        Properties spanish = bundle("messages_es.properties");
        List<String> sentences = new ArrayList<>();
        for (String key : english.stringPropertyNames()) {
            String said = english.getProperty(key, "");
            if (said.contains(" ")
                    && !said.equals(spanish.getProperty(key))
                    && STAYS_ENGLISH.stream().noneMatch(key::startsWith)) {
                Stream.of(said.replace("''", "'").split("\\{\\d[^}]*}|[|#<]"))
                        .map(String::strip)
                        .filter(part -> part.matches("(?s).*\\p{L}{2,}[ ,.]+\\p{L}{2,}.*") && part.length() > 9)
                        .forEach(sentences::add);
            }
        }
        return sentences;
    }

    private static Properties bundle(String name) throws IOException {
        Properties read = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                Objects.requireNonNull(SpanishPagesTest.class.getResourceAsStream("/" + name)),
                StandardCharsets.UTF_8)) {
            read.load(file);
        }
        return read;
    }

    private static void hasNoEnglish(String html) throws IOException {
        String read = NOT_READ.matcher(html)
                .replaceAll(" ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ");
        assertThat(html).containsPattern("<html[^>]* lang=\"es");
        assertThat(english().stream()
                        .filter(sentence -> Pattern.compile("(?<![\\p{L}])" + Pattern.quote(sentence) + "(?![\\p{L}])")
                                .matcher(read)
                                .find())
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/board?clinic=all",
                "/board?view=list&clinic=all",
                "/athletes",
                "/athletes/import",
                "/cases/new",
                "/emergency",
                "/exercises",
                "/outcomes",
                "/figures",
                "/knowledge",
                "/settings",
                "/signed-out",
                "/signed-out?why=idle"
            })
    void aTrainersPages(String path) throws IOException {
        STUBS.on("GET /athletes", Reply.silence());
        hasNoEnglish(spanish(path, As.trainer()));
    }

    @ParameterizedTest
    @CsvSource({
        "/physician, physician.haddad, PHYSICIAN",
        "/participation, coach.brandt, COACH",
        "/privacy, privacy.nakamura, PRIVACY_OFFICER",
        "/privacy/record?athlete=A-00000000, privacy.nakamura, PRIVACY_OFFICER",
        "/department, admin.castellano, DEPARTMENT_ADMIN"
    })
    void thePagesOfOtherRoles(String path, String subject, Role role) throws IOException {
        hasNoEnglish(spanish(path, As.somebody(subject, role, "north", "south")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment", "program", "referral"})
    void aCase(String tab) throws IOException {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber());
        new Delivery(context)
                .handle(story.opened(4, RedFlag.FEVER)
                        .examined()
                        .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                        .causeConfirmed()
                        .drafted()
                        .assigned()
                        .referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER")
                        .told());
        hasNoEnglish(spanish("/cases/" + story.caseId + "?tab=" + tab, As.trainer()));
        ProgramStubs.program(STUBS, story.caseId, ProgramStubs.answer("program.json"));
        hasNoEnglish(spanish("/cases/" + story.caseId + "?tab=" + tab, As.trainer()));
    }

    @Test
    void aPhysiciansPacket() throws IOException {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber());
        new Delivery(context)
                .handle(story.opened(4, RedFlag.FEVER)
                        .referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "FEVER")
                        .seen()
                        .told());
        String inbox = spanish("/physician", As.physician());
        hasNoEnglish(inbox);
        String path = inbox.replaceAll("(?s).*?data-referral=\"([0-9a-f-]{36})\".*", "/physician/referrals/$1");
        assertThat(UUID.fromString(path.substring(path.lastIndexOf('/') + 1))).isNotNull();
        hasNoEnglish(spanish(path, As.physician()));
    }

    @Test
    void aPlaceWhereNothingIs() throws IOException {
        hasNoEnglish(String.valueOf(browser.get()
                .uri("/cases/01930000-0000-7000-8000-00000000ffff")
                .header("Authorization", As.trainer())
                .header("Accept", "text/html")
                .header("Accept-Language", "es")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', en",
        "de;q=0.9, '', en",
        "en-GB, '', en-GB",
        "es-MX, '', es-MX",
        "'fr, es;q=0.8, en;q=0.2', '', es",
        "'*', '', en",
        "not-a-language-at-all;q=x, '', en",
        "en-US, es, es",
        "'en-US, es-PR;q=0.4', es, es-PR",
        "es, en, en",
        "es, nonsense, es"
    })
    void theChoiceComesBeforeWhatTheBrowserAsksFor(String asked, String chosen, String language) {
        assertThat(page("/settings", As.trainer(), asked, chosen)).contains("lang=\"" + language + "\"");
    }
}
