package org.backline.referral.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.referral.channel.AnswerLinks;
import org.backline.referral.channel.Invitation;
import org.backline.referral.channel.LinkAnswers;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.web.AnswerBodies.AnswerBody;
import org.backline.referral.web.AnswerBodies.AnswerView;
import org.backline.support.access.DataCategory;
import org.backline.support.access.Disclosure;
import org.backline.support.access.Ledger;
import org.backline.support.access.Purpose;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signed links of physicians without an account: they show one referral and take one answer. */
@RestController
@RequestMapping("/answers/{token}")
class AnswerController {

    private final AnswerLinks links;
    private final LinkAnswers answers;
    private final Commands commands;
    private final Ledger ledger;
    private final Work work;
    private final Clock clock;

    AnswerController(AnswerLinks links, LinkAnswers answers, Commands commands, Ledger ledger, Work work, Clock clock) {
        this.links = links;
        this.answers = answers;
        this.commands = commands;
        this.ledger = ledger;
        this.work = work;
        this.clock = clock;
    }

    /** What the invited physician is asked. Its line in the ledger is stored before it leaves. */
    @GetMapping
    Mono<ResponseEntity<AnswerView>> read(@PathVariable String token) {
        return work.call(() -> {
                    Invitation invitation = invitation(token);
                    return new Asked(invitation, answers.referral(invitation));
                })
                .flatMap(asked -> ledger.add(line("answer.read", asked))
                        .thenReturn(secret().body(AnswerView.of(asked.invitation(), asked.state()))));
    }

    /** The answer: one command of the loop, as from any other channel. */
    @PostMapping
    Mono<ResponseEntity<Receipt>> answer(
            @PathVariable String token,
            @RequestHeader("Idempotency-Key") UUID key,
            @Valid @RequestBody AnswerBody body) {
        body.check();
        return work.call(() -> {
                    Invitation invitation = invitation(token);
                    return new Asked(invitation, answers.referral(invitation));
                })
                .flatMap(asked -> carryOut(asked.invitation(), key, body)
                        .flatMap(receipt ->
                                ledger.add(line("answer.send", asked)).thenReturn(receipt)));
    }

    private Mono<ResponseEntity<Receipt>> carryOut(Invitation invitation, UUID key, AnswerBody body) {
        return switch (body.answer()) {
            case ADVICE -> advise(invitation, key, body);
            default -> body.answer().isDecline() ? decline(invitation, key, body) : report(invitation, key, body);
        };
    }

    private Mono<ResponseEntity<Receipt>> decline(Invitation invitation, UUID key, AnswerBody body) {
        Instant now = clock.instant();
        return commands.send(
                LinkAnswers.request(invitation, key),
                invitation.referralId(),
                body,
                new ReferralCommand.Decline(
                        invitation.referralId(),
                        invitation.physicianId(),
                        body.answer().reason(),
                        now),
                () -> answers.use(invitation, now));
    }

    private Mono<ResponseEntity<Receipt>> advise(Invitation invitation, UUID key, AnswerBody body) {
        Instant now = clock.instant();
        UUID noteId = Ids.next();
        ReferralCommand.Advise command = new ReferralCommand.Advise(
                invitation.referralId(), invitation.physicianId(), restrictions(body), noteId, now);
        return commands.send(LinkAnswers.request(invitation, key), invitation.referralId(), body, command, () -> {
            answers.use(invitation, now);
            answers.keep(invitation, noteId, body.note(), now);
        });
    }

    private static List<Restriction> restrictions(AnswerBody body) {
        return body.restrictions() == null ? List.of() : body.restrictions();
    }

    private Mono<ResponseEntity<Receipt>> report(Invitation invitation, UUID key, AnswerBody body) {
        Instant now = clock.instant();
        @Nullable UUID noteId = body.note() == null ? null : Ids.next();
        ReferralCommand.Report command = new ReferralCommand.Report(
                invitation.referralId(),
                invitation.physicianId(),
                body.diagnosis(),
                body.answer().category(),
                List.of(),
                restrictions(body),
                body.remaining().urgency(),
                noteId,
                now);
        return commands.send(LinkAnswers.request(invitation, key), invitation.referralId(), body, command, () -> {
            answers.use(invitation, now);
            answers.acceptFirst(invitation, key, now);
            answers.keep(invitation, noteId, body.note(), now);
        });
    }

    private Invitation invitation(String token) {
        return links.open(token)
                .orElseThrow(() -> new NotFound("open link", "here; ask the athletic trainer for a new one"));
    }

    private Disclosure line(String operation, Asked asked) {
        return new Disclosure(
                clock.instant(),
                asked.invitation().physicianId(),
                Role.PHYSICIAN,
                operation,
                DataCategory.REFERRAL,
                Purpose.TREATMENT,
                Disclosure.Outcome.DISCLOSED,
                null,
                List.of(asked.state().request().caseId()),
                List.of(),
                List.of(asked.invitation().clinicId()));
    }

    private static ResponseEntity.BodyBuilder secret() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer");
    }

    private record Asked(Invitation invitation, ReferralState state) {}
}
