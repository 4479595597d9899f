package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A roster from upload to the register: once, whole, and with a reason for every line that is refused. */
class ImportFlowTest extends RunningIntake {

    private static final String HEADING = "name,birth date,sex,sports\n";

    private ResponseSpec upload(UUID importId, String file) {
        return upload(importId, "north", file, bearer(TRAINER));
    }

    private static String unique(String name) {
        return name + " " + Ids.next();
    }

    private int athletes() {
        return jdbc.queryForObject("select count(*) from athlete", Integer.class);
    }

    @Test
    void aRosterIsCheckedThenTakenAndItsReportSaysWhatWasRefused() {
        UUID importId = Ids.next();
        String good = unique("Good");
        String file = HEADING + good + ",2005-03-14,F,rowing\n" + unique("Bad") + ",2005-13-14,F,rowing\n"
                + unique("Also Good") + ",3/14/2005,M,golf;tennis\n";
        int before = athletes();

        upload(importId, file)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PREVIEW")
                .jsonPath("$.ready")
                .isEqualTo(2)
                .jsonPath("$.refused")
                .isEqualTo(1);
        assertThat(athletes()).isEqualTo(before);

        post("/athletes/imports/" + importId + "/start", "{}").expectStatus().isOk();
        post("/athletes/imports/" + importId + "/start", "{}").expectStatus().isOk();

        soon().untilAsserted(() -> get("/athletes/imports/" + importId)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DONE")
                .jsonPath("$.registered")
                .isEqualTo(2));
        assertThat(athletes()).isEqualTo(before + 2);
        get("/athletes/imports/" + importId + "/lines?state=REFUSED")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].line")
                .isEqualTo(3)
                .jsonPath("$[0].problems[0].column")
                .isEqualTo("birth date");
        assertThat(jdbc.queryForObject(
                        "select count(*) from athlete_import_line where import_id = ? and state = 'REGISTERED'"
                                + " and content is not null",
                        Integer.class,
                        importId))
                .isZero();
    }

    @Test
    void theSameFileUnderTheSameIdIsTheSameImportAndAnotherIsNot() {
        UUID importId = Ids.next();
        String file = HEADING + unique("Once") + ",2005-03-14,F,rowing\n";

        upload(importId, file).expectStatus().isCreated();
        upload(importId, file).expectStatus().isCreated();
        upload(importId, file + unique("Twice") + ",2005-03-14,F,rowing\n")
                .expectStatus()
                .isEqualTo(409);
        assertThat(jdbc.queryForObject(
                        "select count(*) from athlete_import_line where import_id = ?", Integer.class, importId))
                .isEqualTo(1);
    }

    @Test
    void whoIsRegisteredAlreadyIsNotRegisteredAgain() {
        String name = unique("Known");
        registered(name, "north");

        upload(Ids.next(), HEADING + name.toUpperCase(Locale.ROOT) + ",2005-03-14,F,rowing\n")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.refused")
                .isEqualTo(1);
    }

    @Test
    void aFileThatNobodyCanReadIsRefusedAsAWhole() {
        upload(Ids.next(), "name,sex\nA,F\n")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("file");
        upload(Ids.next(), HEADING + "A,bad,F,rowing\n").expectStatus().isCreated();
        upload(Ids.next(), "x".repeat(5 * 1024 * 1024))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be at most 4 MB");
    }

    @Test
    void aFileWithoutOneGoodLineIsNotBegun() {
        UUID importId = Ids.next();
        upload(importId, HEADING + "A,bad,F,rowing\n").expectStatus().isCreated();
        post("/athletes/imports/" + importId + "/start", "{}").expectStatus().isEqualTo(409);
    }

    @Test
    void anImportOfAnotherClinicIsNotThere() {
        UUID importId = Ids.next();
        upload(importId, HEADING + unique("Ours") + ",2005-03-14,F,rowing\n")
                .expectStatus()
                .isCreated();
        String stranger = Tokens.bearer("trainer.stranger", Role.ATHLETIC_TRAINER, "elsewhere");

        for (String path : new String[] {"", "/lines"}) {
            http.get()
                    .uri("/athletes/imports/" + importId + path)
                    .header("Authorization", stranger)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        upload(Ids.next(), "north", HEADING + "A,2005-03-14,F,rowing\n", stranger)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void whatALineSaysIsSealed() {
        UUID importId = Ids.next();
        String name = unique("Zanzibar");
        upload(importId, HEADING + name + ",bad,F,rowing\n").expectStatus().isCreated();

        assertThat(jdbc.queryForObject(
                        "select string_agg(l::text || encode(content, 'escape'), '') from athlete_import_line l"
                                + " where import_id = ?",
                        String.class,
                        importId))
                .doesNotContain("Zanzibar");
    }

    @Test
    void theRosterGoesOnBehindAnAthlete() {
        UUID first = registered("Aaa " + Ids.next(), "harbour");
        UUID second = registered("Bbb " + Ids.next(), "harbour");

        get("/athletes?clinicId=harbour&limit=1&after=" + first)
                .expectBody()
                .jsonPath("$[0].athleteId")
                .isEqualTo(second.toString());
    }
}
