package org.backline.support.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.store.CaseChain;
import org.backline.support.store.CaseChain.Damage;
import org.backline.support.store.EventChains;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The event store over HTTP: verified as a whole, and given out with its proof case by case. */
@RestController
public class StoreController {

    private final String service;
    private final EventChains chains;
    private final Clock clock;
    private final Work work;

    public StoreController(String service, EventChains chains, Clock clock, Work work) {
        this.service = service;
        this.chains = chains;
        this.clock = clock;
        this.work = work;
    }

    /** Goes through every link of every chain of this process; what is not as it was stored is named. */
    @PostMapping("/operations/store/verification")
    Mono<Verified> verify() {
        return work.callAtLength(() -> {
            EventChains.Verification verification = chains.verify();
            return new Verified(verification.sound(), verification);
        });
    }

    /** Everything this process has stored about a case, with the proof that it is what was stored. */
    @GetMapping("/cases/{caseId}/export")
    Mono<Export> export(@PathVariable UUID caseId) {
        return work.call(() -> {
            CaseChain chain = chains.of(caseId).orElseThrow(() -> new NotFound("case", caseId.toString()));
            @Nullable Damage damage = chain.damage().orElse(null);
            return new Export(service, clock.instant(), damage == null, damage, chain);
        });
    }

    /** The whole store. */
    record Verified(boolean sound, EventChains.Verification store) {}

    /**
     * A case.
     *
     * @param sound whether every hash is right; whoever has the export can compute them again
     * @param damage the first place where one is not
     */
    record Export(
            String service,
            Instant exportedAt,
            boolean sound,
            @Nullable Damage damage,
            CaseChain proof) {}
}
