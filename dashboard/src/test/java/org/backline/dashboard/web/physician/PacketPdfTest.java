package org.backline.dashboard.web.physician;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.backline.codes.CauseCategory;
import org.backline.codes.Instrument;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The packet as a file: what stands in it is read back from the PDF. */
@TestDashboard
class PacketPdfTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;
    private Delivery delivery;

    @BeforeEach
    void begin() {
        StubServices.SHARED.reset();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
        delivery = new Delivery(context);
    }

    private CaseSamples aWholeCase() {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(6, RedFlag.ADOL_EXT)
                .scored(Instrument.ODI, 32)
                .examined()
                .causeConfirmed()
                .drafted()
                .assigned()
                .trained(5, 4)
                .trained(4, 3)
                .scored(Instrument.ODI, 18)
                .proposed(org.backline.codes.Disposition.ROUTINE, CauseCategory.BONY)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "ADOL_EXT", "STORK");
        delivery.handle(story.told());
        return story;
    }

    private byte[] pdf(CaseSamples story) {
        EntityExchangeResult<byte[]> result = browser.get()
                .uri("/physician/referrals/{id}/packet.pdf", story.referralId)
                .header("Authorization", As.physician())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/pdf")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"referral-" + story.referralId + ".pdf\"")
                .expectBody(byte[].class)
                .returnResult();
        return Objects.requireNonNull(result.getResponseBody());
    }

    @Test
    void holdsTheWholePacket() throws IOException {
        byte[] file = pdf(aWholeCase());
        Files.write(Path.of("target/packet.pdf"), file);

        try (PDDocument document = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains(
                            "Is imaging needed?",
                            "Suspected: ",
                            "M43.06",
                            "narrower",
                            "not for billing",
                            "Asked and not there: ",
                            "Not assessed: ",
                            "Trendelenburg",
                            "How the rules see it",
                            "Cooper 2016; Sadler 2019",
                            "Disability (ODI)",
                            "32 (",
                            "18 (",
                            "2 sessions logged",
                            "1 / ")
                    .doesNotContain("##", "null", "${");
        }
    }

    @Test
    void isTaggedNamedAndCarriesItsFont() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(aWholeCase()))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Referral packet, A-");
            assertThat(document.getDocumentCatalog().getDocumentOutline()).isNotNull();
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void bearsACaseOfWhichLittleIsKnown() throws IOException {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(7)
                .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE");
        delivery.handle(story.told());

        try (PDDocument document = Loader.loadPDF(pdf(story))) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text).contains("G83.4", "the same", "There is no program.", "No questionnaire has been scored.");
        }
    }

    @Test
    void isNotThereForAnUnknownReferral() {
        browser.get()
                .uri("/physician/referrals/01930000-0000-7000-8000-0000000000ff/packet.pdf")
                .header("Authorization", As.physician())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void thePageOffersItAndShowsCodesAndFunction() {
        CaseSamples story = aWholeCase();
        String html = browser.get()
                .uri("/physician/referrals/{id}", story.referralId)
                .header("Authorization", As.physician())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(html)
                .contains(
                        "/physician/referrals/" + story.referralId + "/packet.pdf",
                        "data-equivalence=\"NARROWER\"",
                        "id=\"function\"",
                        "32 → 18",
                        "id=\"flags-denied\"",
                        "id=\"flags-not-assessed\"");
    }

    @Test
    void whatWasCorrectedAfterTheQuestionStandsBesideItOnPageAndPaper() throws IOException {
        CaseSamples story = aWholeCase();
        assertThat(page(story)).doesNotContain("id=\"corrected\"");

        story.painCorrected(8);
        delivery.handle(story.told());

        assertThat(page(story)).contains("id=\"corrected\"", "Pain now: 8", "mistyped");
        try (PDDocument document = Loader.loadPDF(pdf(story))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Corrected since the question was asked", "Pain now: 8");
        }
    }

    @Test
    void whatWasCorrectedBeforeTheQuestionIsInItAlready() {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(6, RedFlag.ADOL_EXT)
                .painCorrected(8)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "ADOL_EXT");
        delivery.handle(story.told());

        assertThat(page(story)).doesNotContain("id=\"corrected\"");
    }

    private String page(CaseSamples story) {
        return String.valueOf(browser.get()
                .uri("/physician/referrals/{id}", story.referralId)
                .header("Authorization", As.physician())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
