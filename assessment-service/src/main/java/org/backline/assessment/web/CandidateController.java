package org.backline.assessment.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backline.assessment.domain.KnowledgeCommand;
import org.backline.assessment.domain.KnowledgeVersions;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.assessment.rehearsal.Rehearsal;
import org.backline.assessment.rehearsal.RehearsalRunner;
import org.backline.assessment.rehearsal.Rehearsals;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.time.Ids;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Versions of the knowledge on their way into force: submitted, rehearsed on past cases, signed for. */
@RestController
@RequestMapping("/knowledge/candidates/{version}")
class CandidateController {

    private static final int MOST = 100;

    private final Commands commands;
    private final KnowledgeLibrary library;
    private final CandidateCheck check;
    private final Rehearsals rehearsals;
    private final RehearsalRunner runner;
    private final Reads reads;
    private final Clock clock;
    private final Work work;

    CandidateController(
            Commands commands,
            KnowledgeLibrary library,
            CandidateCheck check,
            Rehearsals rehearsals,
            RehearsalRunner runner,
            Reads reads,
            Clock clock,
            Work work) {
        this.commands = commands;
        this.library = library;
        this.check = check;
        this.rehearsals = rehearsals;
        this.runner = runner;
        this.reads = reads;
        this.clock = clock;
        this.work = work;
    }

    @PostMapping
    Mono<ResponseEntity<Receipt>> submit(
            CommandRequest request, @PathVariable String version, @Valid @RequestBody CandidateBody body) {
        return work.call(() -> submission(version, body.files()))
                .flatMap(command -> commands.create(
                        request.identifiedBy(named("submission of " + version + " " + command.hash())),
                        KnowledgeVersions.ID,
                        "/knowledge/candidates/" + version,
                        body,
                        command,
                        () -> {}));
    }

    /** What a file leaves out is taken from the version in force. */
    private KnowledgeCommand.Submit submission(String version, Map<String, String> changed) {
        KnowledgeFiles files = library.versions().current().read().with(changed);
        String hash = check.require(version, files).stamp().hash();
        return new KnowledgeCommand.Submit(KnowledgeVersions.ID, version, hash, files.texts(), clock.instant());
    }

    @PostMapping("/rehearsal")
    Mono<ResponseEntity<Receipt>> rehearse(CommandRequest request, @PathVariable String version) {
        UUID rehearsalId = Ids.next();
        Instant now = clock.instant();
        return commands.send(
                        request,
                        KnowledgeVersions.ID,
                        Map.of(),
                        new KnowledgeCommand.Rehearse(KnowledgeVersions.ID, version, rehearsalId, now),
                        () -> ask(rehearsalId, version, now))
                .map(done -> {
                    runner.look();
                    return ResponseEntity.accepted()
                            .header(HttpHeaders.LOCATION, "/knowledge/candidates/" + version + "/rehearsal")
                            .eTag(done.getHeaders().getETag())
                            .body(done.getBody());
                });
    }

    private void ask(UUID rehearsalId, String version, Instant now) {
        KnowledgeVersions versions = library.versions();
        versions.version(version)
                .ifPresent(candidate -> rehearsals.request(rehearsalId, candidate, versions.current(), now));
    }

    @GetMapping("/rehearsal")
    Mono<RehearsalAnswer> rehearsal(
            Access access,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
        Set<String> clinics = access.clinics(clinicId);
        return work.call(() -> {
            Rehearsal rehearsal =
                    rehearsals.latest(version).orElseThrow(() -> new NotFound("rehearsal of version", version));
            Reasoner present = reasoner(rehearsal.againstHash());
            Reasoner candidate = reasoner(rehearsal.hash());
            return reads.within(access.caller().clinics(), () -> {
                List<Rehearsals.Change> changes = access.showing(
                        rehearsals.changes(rehearsal.rehearsalId(), clinics, after, limit), Rehearsals.Change::caseId);
                return RehearsalAnswer.of(
                        rehearsal,
                        rehearsals.byClinic(rehearsal.rehearsalId(), clinics),
                        rehearsals.byDiagnosis(rehearsal.rehearsalId(), clinics),
                        changes.stream()
                                .map(change -> RehearsalAnswer.Change.of(change, present, candidate))
                                .toList(),
                        changes.size() < limit ? null : changes.getLast().caseId());
            });
        });
    }

    private Reasoner reasoner(String hash) {
        return library.withHash(hash).orElseThrow(() -> new NotFound("knowledge", hash));
    }

    @PostMapping("/activation")
    Mono<ResponseEntity<Receipt>> activate(CommandRequest request, @PathVariable String version) {
        return commands.send(
                request,
                KnowledgeVersions.ID,
                Map.of(),
                new KnowledgeCommand.Activate(
                        KnowledgeVersions.ID, version, request.caller().subject(), clock.instant()));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
