package org.backline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.PainSite;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardFilter;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.view.board.FindBoardRows;
import org.backline.dashboard.view.inbox.FindReferral;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.support.access.Reads;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.testing.MatrixCases;
import org.backline.support.testing.MatrixCases.Where;
import org.backline.support.testing.MatrixCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may see which page: every cell of the access matrix, and the clinics on every path. */
@TestDashboard
class AccessTest {

    private static final StubServices STUBS = StubServices.SHARED;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Reads reads;

    @Autowired
    private Records records;

    @LocalServerPort
    private int port;

    private WebTestClient nobody;
    private Delivery delivery;

    @BeforeEach
    void begin() {
        STUBS.reset();
        for (String list : List.of("/participation", "/emergency-accesses", "/disclosures", "/operations/views")) {
            STUBS.on("GET " + list, Reply.json(200, "[]"));
        }
        nobody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
        delivery = new Delivery(context);
    }

    private CaseSamples story(String clinic, boolean referred) {
        CaseSamples story = CaseSamples.anAthlete(
                        CaseSamples.nextNumber(),
                        Instant.parse("2026-11-02T09:00:00Z"),
                        clinic,
                        "trainer.okafor",
                        "rowing",
                        20,
                        Sex.FEMALE,
                        new PainSite(BodyRegion.LUMBAR, Side.LEFT))
                .opened(4);
        if (referred) {
            story.referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
        }
        // By way of the store: some of the operations that are tried here replay the views.
        delivery.publish(story.told());
        Awaitility.await().until(() -> isShown(story, referred));
        return story;
    }

    private boolean isShown(CaseSamples story, boolean referred) {
        Asking asking = new Asking(context);
        return records.find(Scope.CASE, story.caseId)
                        .filter(holder -> holder.referred() == referred)
                        .isPresent()
                && asking.one(new FindBoardCase(story.caseId), BoardCase.class).block() != null
                && (!referred
                        || asking.one(new FindReferral(story.referralId), InboxEntry.class)
                                        .block()
                                != null);
    }

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        MatrixCoverage.check(context, "dashboard");
    }

    @TestFactory
    Stream<DynamicTest> everyPageByEveryRole() {
        CaseSamples referred = story(MatrixCases.OWN, true);
        CaseSamples own = story(MatrixCases.OWN, false);
        CaseSamples other = story(MatrixCases.OTHER, true);
        return new MatrixCases(
                        "dashboard",
                        nobody,
                        Map.of(
                                Where.OWN_REFERRED,
                                Map.of("caseId", referred.caseId, "referralId", referred.referralId),
                                Where.OWN,
                                Map.of("caseId", own.caseId, "referralId", referred.referralId),
                                Where.OTHER,
                                Map.of("caseId", other.caseId, "referralId", other.referralId)))
                .tests()
                // A stream that is allowed does not end; LiveTest listens to it.
                .filter(test -> !test.getDisplayName().matches("live\\.listen .* by (ATHLETIC_TRAINER|PHYSICIAN), .*"));
    }

    @Test
    void listsShowTheCasesOfTheOwnClinicsWhateverIsAskedFor() {
        CaseSamples north = story("north", true);
        CaseSamples south = story("south", true);
        for (String path : List.of("/board", "/board?clinic=south", "/board?clinic=all", "/board/cases?view=list")) {
            assertThat(page(path, As.trainer())).as(path).doesNotContain(south.caseId.toString());
        }
        assertThat(page("/board", As.trainer())).contains(north.caseId.toString());
        String inWest = As.somebody("physician.ito", Role.PHYSICIAN, "west");
        for (String path :
                List.of("/physician", "/physician?clinic=north", "/api/physician/referrals?clinicId=south")) {
            assertThat(page(path, inWest))
                    .as(path)
                    .doesNotContain(north.referralId.toString())
                    .doesNotContain(south.referralId.toString());
        }
        assertThat(page("/api/trainer/cases?clinicId=south", As.trainer())).isEqualTo("[]");
        assertThat(page("/api/trainer/cases", As.trainer()))
                .contains(north.caseId.toString())
                .doesNotContain(south.caseId.toString());
    }

    @Test
    void theDatabaseItselfHidesRowsOfOtherClinics() {
        CaseSamples north = story("north", false);
        CaseSamples south = story("south", false);
        List<UUID> seen = reads.within(
                Set.of("north"),
                () -> new Asking(context)
                                .list(
                                        new FindBoardRows(BoardFilter.of(Set.of("north", "south")), null, null, 10_000),
                                        BoardCase.class)
                                .block()
                                .stream()
                                .map(BoardCase::caseId)
                                .toList());
        assertThat(seen).contains(north.caseId).doesNotContain(south.caseId);
    }

    @Test
    void aCaseOfAnotherClinicLooksLikeOneThatDoesNotExist() {
        CaseSamples south = story("south", true);
        String theirs = refusal("/cases/" + south.caseId);
        String nowhere = refusal("/cases/01930000-0000-7000-8000-0000000000ff");
        assertThat(theirs).isEqualTo(nowhere).contains("id=\"not-found\"");
    }

    @Test
    void anAddressThatIsNoneSaysSo() {
        assertThat(refusal("/cases/{id}", HttpStatus.BAD_REQUEST, "text/html", "a\0"))
                .contains("id=\"not-found\"");
        assertThat(refusal("/cases/{id}", HttpStatus.BAD_REQUEST, "application/json", "a\0"))
                .contains("urn:backline:problem:unreadable-request");
        assertThat(refusal("/board?{name}=1", HttpStatus.NOT_FOUND, "text/html", "a\n"))
                .contains("There is nothing at this address")
                .doesNotContain("Try again");
        assertThat(refusal("/cases/nonsense", HttpStatus.NOT_FOUND, "text/html"))
                .contains("<title>There is nothing at this address · Backline</title>")
                .doesNotContain("Try again");
    }

    /** What cannot be read as a wish is none. */
    @Test
    void aWishThatCannotBeReadIsAnsweredAllTheSame() {
        assertThat(refusal("/cases/01930000-0000-7000-8000-0000000000ff", HttpStatus.NOT_FOUND, "nonsense"))
                .contains("urn:backline:problem:not-found");
    }

    private String refusal(String path) {
        return refusal(path, HttpStatus.NOT_FOUND, "text/html");
    }

    private String refusal(String path, HttpStatus status, String accepted, Object... variables) {
        return String.valueOf(nobody.get()
                .uri(path, variables)
                .header("Authorization", As.trainer())
                .header("Accept", accepted)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void aNameIsToldOnlyToWhomTheRegisterTellsIt() {
        CaseSamples north = story("north", true);
        STUBS.on(
                "GET /athletes",
                request -> Reply.json(
                        200,
                        request.header("Authorization").equals(OKAFOR)
                                ? "[{\"athleteId\":\"%s\",\"number\":\"A-1\",\"name\":\"Zora Canary\"}]"
                                        .formatted(north.athleteId)
                                : "[]"));
        assertThat(page("/board", OKAFOR)).contains("Zora Canary");
        assertThat(page("/board", As.somebody("trainer.bell", Role.ATHLETIC_TRAINER, "north")))
                .contains(north.caseId.toString())
                .doesNotContain("Zora Canary");
    }

    private static final String OKAFOR = As.trainer();

    @Test
    void everyRoleBeginsOnItsOwnPage() {
        Map.of(
                        Role.ATHLETIC_TRAINER, "/board",
                        Role.PHYSICIAN, "/physician",
                        Role.COACH, "/participation",
                        Role.PRIVACY_OFFICER, "/privacy",
                        Role.DEPARTMENT_ADMIN, "/department",
                        Role.SERVICE, "/signed-out?why=norole")
                .forEach((role, start) -> nobody.get()
                        .uri("/")
                        .header("Authorization", As.somebody("somebody", role, "north"))
                        .exchange()
                        .expectStatus()
                        .isSeeOther()
                        .expectHeader()
                        .valueEquals("Location", start));
    }

    private String page(String path, String who) {
        return String.valueOf(nobody.get()
                .uri(path)
                .header("Authorization", who)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
