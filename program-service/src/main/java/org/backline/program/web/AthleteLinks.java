package org.backline.program.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.program.domain.CaseFile;
import org.backline.program.domain.ProgramState;
import org.backline.support.command.NotFound;
import org.backline.support.link.LinkSigner;
import org.backline.support.link.Ticket;
import org.springframework.stereotype.Component;

/** Makes tokens of links and opens programs by them. */
@Component
class AthleteLinks {

    private final LinkSigner signer;
    private final Programs programs;
    private final Clock clock;

    AthleteLinks(LinkSigner signer, Programs programs, Clock clock) {
        this.signer = signer;
        this.programs = programs;
        this.clock = clock;
    }

    /** A link without its token. */
    record LinkRow(UUID linkId, Instant expiresAt, boolean revoked, boolean open) {}

    /**
     * A link with its token.
     *
     * @param path where it leads
     */
    record LinkView(UUID linkId, Instant expiresAt, boolean revoked, boolean open, String token, String path) {}

    /** What a token opens. */
    record Opened(Ticket ticket, ProgramState state) {}

    List<LinkRow> of(UUID caseId) {
        return programs.of(caseId).state().file().links().entrySet().stream()
                .map(link -> new LinkRow(
                        link.getKey(),
                        link.getValue().expiresAt(),
                        link.getValue().revoked(),
                        link.getValue().isOpen(clock.instant())))
                .toList();
    }

    Optional<LinkView> view(UUID caseId, UUID linkId) {
        return of(caseId).stream()
                .filter(link -> link.linkId().equals(linkId))
                .findFirst()
                .map(link -> {
                    String token = signer.token(new Ticket(caseId, linkId, link.expiresAt()));
                    return new LinkView(
                            linkId, link.expiresAt(), link.revoked(), link.open(), token, "/athlete/" + token);
                });
    }

    /**
     * The program that a token opens now. Forged, expired and revoked tokens get the same answer, which names none.
     *
     * @throws NotFound when it opens nothing
     */
    Opened open(String token) {
        Ticket ticket = signer.read(token).orElseThrow(AthleteLinks::shut);
        ProgramState state = programs.of(ticket.about()).state();
        CaseFile.Link link = state.file().links().get(ticket.linkId());
        if (link == null || !link.isOpen(clock.instant()) || !link.expiresAt().equals(ticket.expiresAt())) {
            throw shut();
        }
        return new Opened(ticket, state);
    }

    private static NotFound shut() {
        return new NotFound("open link", "here; ask your athletic trainer for a new one");
    }
}
