package org.backline.assessment.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the knowledge as their events leave them: those of the release and those that were submitted.
 *
 * @param all each version by its name, oldest first
 * @param inForce name of the version that new proposals stand on
 */
public record KnowledgeVersions(Map<String, Version> all, String inForce) {

    /** There is one knowledge; its events stand under this id. */
    public static final UUID ID = UUID.fromString("0198b000-6b6e-7000-8000-6f776c656467");

    /** Before any event: the versions of this release, the last of them in force. */
    public static final KnowledgeVersions RELEASED = released();

    public KnowledgeVersions {
        all = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /**
     * One version.
     *
     * @param hash SHA-256 of its content
     * @param files its text; null for one of the release, whose files the program carries
     * @param since when it was submitted; null for one of the release
     * @param rehearsal the latest one that came to its end
     * @param activation the latest one
     */
    public record Version(
            String version,
            String hash,
            @Nullable Map<String, String> files,
            @Nullable Instant since,
            KnowledgeEvent.@Nullable CandidateRehearsed rehearsal,
            KnowledgeEvent.@Nullable VersionActivated activation) {

        /** Its files. */
        public KnowledgeFiles read() {
            return files == null ? KnowledgeFiles.released(version) : new KnowledgeFiles(files);
        }
    }

    private static KnowledgeVersions released() {
        Map<String, Version> all = new LinkedHashMap<>();
        for (KnowledgeFiles.Release release : KnowledgeFiles.releases()) {
            all.put(release.version(), new Version(release.version(), release.hash(), null, null, null, null));
        }
        return new KnowledgeVersions(all, KnowledgeFiles.releases().getLast().version());
    }

    /** The version of this name. */
    public Optional<Version> version(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** The version that new proposals stand on. */
    public Version current() {
        return java.util.Objects.requireNonNull(all.get(inForce), "The version in force is known");
    }

    /** The versions after one more event. */
    public KnowledgeVersions on(KnowledgeEvent event) {
        return switch (event) {
            case KnowledgeEvent.CandidateSubmitted e ->
                with(new Version(e.version(), e.hash(), e.files(), e.occurredAt(), null, null), inForce);
            case KnowledgeEvent.RehearsalRequested _ -> this;
            case KnowledgeEvent.CandidateRehearsed e ->
                version(e.version())
                        .map(one -> with(
                                new Version(one.version(), one.hash(), one.files(), one.since(), e, one.activation()),
                                inForce))
                        .orElse(this);
            case KnowledgeEvent.VersionActivated e ->
                version(e.version())
                        .map(one -> with(
                                new Version(one.version(), one.hash(), one.files(), one.since(), one.rehearsal(), e),
                                e.version()))
                        .orElse(this);
        };
    }

    private KnowledgeVersions with(Version changed, String nowInForce) {
        Map<String, Version> more = new LinkedHashMap<>(all);
        more.put(changed.version(), changed);
        return new KnowledgeVersions(more, nowInForce);
    }
}
