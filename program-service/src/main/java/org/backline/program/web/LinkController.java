package org.backline.program.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.web.ProgramBodies.LinkBody;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signed links of the athlete of a case, as a trainer hands them out and takes them back. */
@RestController
@RequestMapping("/programs/{caseId}/athlete-links")
class LinkController {

    private final Commands commands;
    private final AthleteLinks links;
    private final Work work;
    private final Clock clock;

    LinkController(Commands commands, AthleteLinks links, Work work, Clock clock) {
        this.commands = commands;
        this.links = links;
        this.work = work;
        this.clock = clock;
    }

    /** Makes a link; the receipt's place leads to its token. */
    @PostMapping
    Mono<ResponseEntity<Receipt>> issue(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody LinkBody body) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return commands.create(
                request.identifiedBy(body.linkId()),
                caseId,
                "/programs/" + caseId + "/athlete-links/" + body.linkId(),
                body,
                new ProgramCommand.IssueLink(caseId, body.linkId(), now.plus(Duration.ofDays(body.days())), now),
                () -> {});
    }

    /** The links of the case, the one that expires last first; tokens are read one by one. */
    @GetMapping
    Mono<List<AthleteLinks.LinkRow>> find(@PathVariable UUID caseId) {
        return work.call(() -> links.of(caseId).stream()
                .sorted(Comparator.comparing(AthleteLinks.LinkRow::expiresAt).reversed())
                .toList());
    }

    /** A link with its token, to hand to the athlete. */
    @GetMapping("/{linkId}")
    Mono<ResponseEntity<AthleteLinks.LinkView>> get(@PathVariable UUID caseId, @PathVariable UUID linkId) {
        return work.call(() -> ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(links.view(caseId, linkId).orElseThrow(() -> new NotFound("link", linkId))));
    }

    @DeleteMapping("/{linkId}")
    Mono<ResponseEntity<Receipt>> revoke(CommandRequest request, @PathVariable UUID caseId, @PathVariable UUID linkId) {
        return commands.send(
                request,
                caseId,
                Map.of("linkId", linkId),
                new ProgramCommand.RevokeLink(caseId, linkId, clock.instant()));
    }
}
