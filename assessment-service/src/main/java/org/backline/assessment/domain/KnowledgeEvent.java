package org.backline.assessment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happened to the knowledge. Stored for ever: what a version was, who signed for it, and what was tried first. */
public sealed interface KnowledgeEvent {

    /** Always {@link KnowledgeVersions#ID}. */
    UUID libraryId();

    /** When it happened. */
    Instant occurredAt();

    /**
     * A version was submitted.
     *
     * @param hash SHA-256 of its content
     * @param files text of each of its files, kept so that what is proposed on it can be reasoned out again
     */
    record CandidateSubmitted(
            UUID libraryId, String version, String hash, Map<String, String> files, Instant occurredAt)
            implements KnowledgeEvent {

        public CandidateSubmitted {
            files = Map.copyOf(files);
        }
    }

    /** A rehearsal on past cases was asked for. */
    record RehearsalRequested(
            UUID libraryId, UUID rehearsalId, String version, String hash, String againstHash, Instant occurredAt)
            implements KnowledgeEvent {}

    /**
     * A rehearsal on past cases came to its end.
     *
     * @param againstHash content that was in force meanwhile
     * @param cases past cases that were reasoned out anew
     * @param changed those whose disposition would have been another
     */
    record CandidateRehearsed(
            UUID libraryId,
            UUID rehearsalId,
            String version,
            String hash,
            String againstHash,
            long cases,
            long changed,
            Instant occurredAt)
            implements KnowledgeEvent {}

    /**
     * A person signed for a version; new proposals stand on it.
     *
     * @param replacedHash content that was in force before
     * @param signedOffBy id of the person, never a name
     */
    record VersionActivated(
            UUID libraryId,
            UUID rehearsalId,
            String version,
            String hash,
            String replacedHash,
            String signedOffBy,
            Instant occurredAt)
            implements KnowledgeEvent {}
}
