package org.backline.assessment.web;

import java.time.Instant;
import java.util.List;
import org.backline.assessment.domain.KnowledgeEvent;
import org.backline.assessment.domain.KnowledgeVersions;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The clinical knowledge, as it is in force and as it was, for readers. */
@RestController
class KnowledgeController {

    private final KnowledgeLibrary library;
    private final Work work;

    KnowledgeController(KnowledgeLibrary library, Work work) {
        this.library = library;
        this.work = work;
    }

    @GetMapping("/knowledge")
    Mono<ResponseEntity<KnowledgeAnswer>> knowledge(@RequestParam(required = false) @Nullable String version) {
        return work.call(() -> {
            Knowledge knowledge = version == null
                    ? library.inForce().knowledge()
                    : library.versions()
                            .version(version)
                            .flatMap(one -> library.withHash(one.hash()))
                            .orElseThrow(() -> new NotFound("version", version))
                            .knowledge();
            KnowledgeAnswer answer = new KnowledgeAnswer(
                    knowledge.stamp().version(), knowledge.stamp().hash(), knowledge.document());
            return ResponseEntity.ok().eTag("\"" + answer.hash() + "\"").body(answer);
        });
    }

    @GetMapping("/knowledge/versions")
    Mono<List<VersionAnswer>> versions() {
        return work.call(() -> {
            KnowledgeVersions versions = library.versions();
            return versions.all().values().stream()
                    .map(one -> VersionAnswer.of(one, versions.inForce()))
                    .toList();
        });
    }

    /**
     * The knowledge.
     *
     * @param hash SHA-256 of the content
     * @param content every file by its name
     */
    record KnowledgeAnswer(String version, String hash, JsonNode content) {}

    /**
     * One version in short.
     *
     * @param inForce whether new proposals stand on it
     * @param submittedAt absent for a version of the release
     * @param rehearsedAt when it was last tried on past cases
     * @param activatedAt when a person last signed for it
     */
    record VersionAnswer(
            String version,
            String hash,
            boolean inForce,
            @Nullable Instant submittedAt,
            @Nullable Instant rehearsedAt,
            @Nullable Instant activatedAt,
            @Nullable String signedOffBy) {

        static VersionAnswer of(KnowledgeVersions.Version version, String inForce) {
            KnowledgeEvent.@Nullable CandidateRehearsed rehearsal = version.rehearsal();
            KnowledgeEvent.@Nullable VersionActivated activation = version.activation();
            return new VersionAnswer(
                    version.version(),
                    version.hash(),
                    version.version().equals(inForce),
                    version.since(),
                    rehearsal == null ? null : rehearsal.occurredAt(),
                    activation == null ? null : activation.occurredAt(),
                    activation == null ? null : activation.signedOffBy());
        }
    }
}
