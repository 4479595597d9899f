package org.backline.dashboard.web.physician;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.casefile.FindCasefile;
import org.backline.dashboard.view.function.FindFunction;
import org.backline.dashboard.view.function.FunctionEntry;
import org.backline.dashboard.view.inbox.FindInboxPage;
import org.backline.dashboard.view.inbox.FindReferral;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.view.inbox.InboxKey;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusal;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a physician sees: the inbox, and the packet of one referral. */
@Controller
class PhysicianController implements Page {

    private final Queries queries;
    private final Athletes athletes;
    private final Packets packets;

    PhysicianController(Queries queries, Athletes athletes, Packets packets) {
        this.queries = queries;
        this.athletes = athletes;
        this.packets = packets;
    }

    @GetMapping("/physician")
    Mono<String> inbox(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(defaultValue = "false") String answered,
            ServerWebExchange exchange,
            Model model) {
        return inbox(access, clinic, answered, null, exchange, model, "physician-inbox");
    }

    /** The lines behind a referral. */
    @GetMapping("/physician/inbox/rows")
    Mono<String> rows(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(defaultValue = "false") String answered,
            @RequestParam String after,
            ServerWebExchange exchange,
            Model model) {
        return inbox(access, clinic, answered, after, exchange, model, "physician-inbox :: rows");
    }

    /** The part of the inbox that changes. */
    @GetMapping("/physician/inbox")
    Mono<String> fragment(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(defaultValue = "false") String answered,
            ServerWebExchange exchange,
            Model model) {
        return inbox(access, clinic, answered, null, exchange, model, "physician-inbox :: referrals");
    }

    private Mono<String> inbox(
            Access access,
            @Nullable String clinic,
            String answered,
            @Nullable String after,
            ServerWebExchange exchange,
            Model model,
            String template) {
        Person person = Person.in(exchange);
        boolean all = answered.equals("true");
        String wanted = clinic == null || clinic.equals("all") ? null : clinic;
        InboxKey begin = after == null ? null : InboxKey.read(after).orElse(null);
        return queries.list(
                        access,
                        new FindInboxPage(access.clinics(wanted), all, person.subject(), begin, InboxPage.READ),
                        InboxEntry.class)
                .map(entries -> InboxPage.of(entries, person.subject()))
                .flatMap(page -> athletes.named(
                                access.showing(page.entries(), InboxEntry::caseId).stream()
                                        .map(InboxEntry::athleteId)
                                        .toList(),
                                person.caller())
                        .map(names -> {
                            List<InboxLine> lines = page.entries().stream()
                                    .map(entry -> packets.line(
                                            entry, nameOf(names, entry), entry.isRoutedTo(person.subject())))
                                    .toList();
                            model.addAttribute("lines", lines)
                                    .addAttribute("after", page.after())
                                    .addAttribute("clinic", wanted == null ? "all" : wanted)
                                    .addAttribute("answered", all)
                                    .addAttribute(
                                            "query",
                                            "?clinic=" + (wanted == null ? "all" : wanted) + "&answered=" + all);
                            return template;
                        }));
    }

    private static Athlete nameOf(Map<UUID, Athlete> names, InboxEntry entry) {
        Athlete athlete = names.get(entry.athleteId());
        if (athlete == null) {
            throw new IllegalStateException("Every athlete asked for has an entry");
        }
        return athlete;
    }

    @GetMapping("/physician/referrals/{referralId}")
    Mono<String> packet(
            Access access,
            @PathVariable UUID referralId,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange,
            Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(access, referralId, Form.empty(), null, exchange, model, "physician-referral");
    }

    /** The part of the packet that changes; the answer form is not among it. */
    @GetMapping("/physician/referrals/{referralId}/loop")
    Mono<String> loop(Access access, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return show(access, referralId, Form.empty(), null, exchange, model, "physician-referral :: loop");
    }

    /** The packet with a form that was refused: everything entered is still there. */
    Mono<String> refused(
            Access access, UUID referralId, Form form, Refusal refusal, ServerWebExchange exchange, Model model) {
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        return show(access, referralId, form, refusal, exchange, model, "physician-referral");
    }

    private Mono<String> show(
            Access access,
            UUID referralId,
            Form form,
            @Nullable Refusal refusal,
            ServerWebExchange exchange,
            Model model,
            String template) {
        Person person = Person.in(exchange);
        return packet(access, referralId, person)
                .map(packet -> {
                    model.addAttribute("packet", packet).addAttribute("form", form);
                    if (refusal != null) {
                        model.addAttribute("refusal", refusal);
                    }
                    return template;
                })
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
                    model.addAttribute("what", "referral");
                    return "unknown";
                }));
    }

    /** The packet of a referral; empty when there is none. */
    Mono<Packet> packet(Access access, UUID referralId, Person person) {
        return queries.one(access, new FindReferral(referralId), InboxEntry.class)
                .flatMap(entry -> packet(access, entry, person));
    }

    private Mono<Packet> packet(Access access, InboxEntry entry, Person person) {
        return Mono.zip(
                        athletes.named(entry.athleteId(), person.caller()),
                        queries.one(access, new FindBoardCase(entry.caseId()), BoardCase.class)
                                .map(java.util.Optional::of)
                                .defaultIfEmpty(java.util.Optional.empty()),
                        queries.one(access, new FindCasefile(entry.caseId()), Casefile.class)
                                .map(java.util.Optional::of)
                                .defaultIfEmpty(java.util.Optional.empty()),
                        queries.about(access, new FindFunction(entry.caseId()), FunctionEntry.class))
                .map(parts -> packets.packet(
                        entry,
                        parts.getT1(),
                        parts.getT2().orElse(null),
                        parts.getT3().orElse(null),
                        parts.getT4()));
    }

    /** The case of a referral, to wait for its views. */
    Mono<UUID> caseOf(Access access, UUID referralId) {
        return queries.one(access, new FindReferral(referralId), InboxEntry.class)
                .map(InboxEntry::caseId);
    }
}
