package org.backline.support.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.backline.support.command.Work;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who saw an athlete's record: for the athlete, and for the law. */
@RestController
@RequestMapping("/disclosures")
public class DisclosureController {

    private static final int MOST = 1_000;

    private final Ledger ledger;
    private final Records records;
    private final Regimes regimes;
    private final Work work;

    DisclosureController(Ledger ledger, Records records, Regimes regimes, Work work) {
        this.ledger = ledger;
        this.records = records;
        this.regimes = regimes;
        this.work = work;
    }

    /** The ledger's lines about an athlete or a case in this process, the newest first. */
    @GetMapping
    Mono<List<Disclosure>> find(
            Access access,
            @RequestParam(required = false) @Nullable UUID athleteId,
            @RequestParam(required = false) @Nullable UUID caseId,
            @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
        if ((athleteId == null) == (caseId == null)) {
            throw new InvalidRequest("athleteId", "must be given, or caseId, and not both");
        }
        tell(access, athleteId, caseId);
        return work.call(() -> about(access, athleteId, caseId, limit));
    }

    /**
     * The accounting of disclosures: what left the circle of those who treat and run the clinic, and what was refused,
     * with what 45 CFR 164.528(b) and 34 CFR 99.32(a) ask for.
     */
    @GetMapping("/accounting")
    Mono<Accounting> account(Access access, @RequestParam UUID athleteId) {
        tell(access, athleteId, null);
        return work.call(() -> Accounting.of(athleteId, about(access, athleteId, null, MOST), regimes));
    }

    /** Goes through the whole ledger of this process: is each line as it was written, and none gone from between. */
    @PostMapping("/verification")
    Mono<Map<String, Object>> verify() {
        return work.call(() -> {
            @Nullable Long damaged = ledger.firstDamage();
            return damaged == null ? Map.of("sound", true) : Map.of("sound", false, "firstDamagedLine", damaged);
        });
    }

    private List<Disclosure> about(Access access, @Nullable UUID athleteId, @Nullable UUID caseId, int limit) {
        List<UUID> cases = athleteId != null ? records.casesOf(athleteId) : List.of(Objects.requireNonNull(caseId));
        return ledger.about(cases, athleteId, List.copyOf(access.caller().clinics()), limit);
    }

    private static void tell(Access access, @Nullable UUID athleteId, @Nullable UUID caseId) {
        if (athleteId != null) {
            access.showsAthlete(athleteId);
        }
        if (caseId != null) {
            access.shows(caseId);
        }
    }
}
