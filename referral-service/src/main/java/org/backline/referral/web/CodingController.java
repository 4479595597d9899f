package org.backline.referral.web;

import java.util.List;
import org.backline.referral.coding.Codings;
import org.backline.referral.coding.Osiics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which tables of codes are in use, and which lines of the department's own list were not taken. */
@RestController
class CodingController {

    private final Codings codings;
    private final Osiics osiics;

    CodingController(Codings codings, Osiics osiics) {
        this.codings = codings;
        this.osiics = osiics;
    }

    /**
     * The tables in use.
     *
     * @param version of the table of ICD-10-CM and SNOMED CT codes
     * @param osiicsCodes codes of the OSIICS list; 0 when none was given
     * @param osiicsRefused lines of it that were not taken
     */
    record Tables(String version, int osiicsCodes, List<Osiics.Refused> osiicsRefused) {}

    @GetMapping("/operations/codings")
    Mono<Tables> tables() {
        return Mono.just(new Tables(codings.version(), osiics.entries().size(), osiics.refused()));
    }
}
