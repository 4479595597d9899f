package org.backline.dashboard.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.inbox.FindInbox;
import org.backline.dashboard.view.inbox.FindReferral;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The physician view as JSON. Athletes appear by number only. */
@RestController
@RequestMapping("/api/physician/referrals")
class PhysicianApi {

    private final Queries queries;

    PhysicianApi(Queries queries) {
        this.queries = queries;
    }

    /** A referral and the number of its athlete. */
    record ReferralBody(@JsonUnwrapped InboxEntry entry, String athleteNumber) {

        static ReferralBody of(InboxEntry entry) {
            return new ReferralBody(entry, Athlete.numberOf(entry.athleteId()));
        }
    }

    /** Every referral, answered ones too unless only open ones are wanted; most urgent first. */
    @GetMapping
    Mono<List<ReferralBody>> referrals(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(defaultValue = "false") boolean open) {
        return queries.list(access, new FindInbox(access.clinics(clinicId), !open), InboxEntry.class)
                .map(entries -> access.showing(entries, InboxEntry::caseId))
                .map(entries -> entries.stream().map(ReferralBody::of).toList());
    }

    @GetMapping("/{referralId}")
    Mono<ReferralBody> referral(Access access, @PathVariable UUID referralId) {
        return queries.one(access, new FindReferral(referralId), InboxEntry.class)
                .map(ReferralBody::of)
                .switchIfEmpty(Mono.error(() -> new NotFound("referral", referralId.toString())));
    }
}
