package org.backline.assessment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the versions of the knowledge. */
public sealed interface KnowledgeCommand {

    /** Always {@link KnowledgeVersions#ID}: there is one knowledge. */
    UUID libraryId();

    /** When it was asked for. */
    Instant occurredAt();

    /**
     * Keep a version that may come into force. It was read and checked before; the same once more changes nothing.
     *
     * @param hash SHA-256 of its content
     * @param files text of each of its files
     */
    record Submit(
            @TargetAggregateIdentifier UUID libraryId,
            String version,
            String hash,
            Map<String, String> files,
            Instant occurredAt)
            implements KnowledgeCommand {

        public Submit {
            files = Map.copyOf(files);
        }
    }

    /**
     * Try a version on past cases.
     *
     * @param rehearsalId made by the service, once per request
     */
    record Rehearse(@TargetAggregateIdentifier UUID libraryId, String version, UUID rehearsalId, Instant occurredAt)
            implements KnowledgeCommand {}

    /**
     * Take note of what a rehearsal showed.
     *
     * @param hash content that was rehearsed
     * @param againstHash content that was in force meanwhile
     * @param cases past cases that were reasoned out anew
     * @param changed those whose disposition would have been another
     */
    record NoteRehearsal(
            @TargetAggregateIdentifier UUID libraryId,
            UUID rehearsalId,
            String version,
            String hash,
            String againstHash,
            long cases,
            long changed,
            Instant occurredAt)
            implements KnowledgeCommand {}

    /**
     * Bring a version into force.
     *
     * @param signedOffBy id of the person, never a name
     */
    record Activate(@TargetAggregateIdentifier UUID libraryId, String version, String signedOffBy, Instant occurredAt)
            implements KnowledgeCommand {}
}
