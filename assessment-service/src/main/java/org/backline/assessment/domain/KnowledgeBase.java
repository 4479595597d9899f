package org.backline.assessment.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.assessment.domain.KnowledgeVersions.Version;
import org.backline.codes.Role;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;

/** The knowledge that proposals stand on. It changes only when a person signs for a version that past cases have met. */
@Aggregate
class KnowledgeBase {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it: it names the stream of events.
    private @Nullable UUID libraryId;

    private KnowledgeVersions versions = KnowledgeVersions.RELEASED;

    KnowledgeBase() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(KnowledgeCommand.Submit command) {
        Optional<Version> earlier = versions.version(command.version());
        if (earlier.isPresent()) {
            require(
                    earlier.get().hash().equals(command.hash()),
                    "Version " + command.version() + " is known with other content; a change is a new version");
            return;
        }
        apply(new KnowledgeEvent.CandidateSubmitted(
                command.libraryId(), command.version(), command.hash(), command.files(), command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(KnowledgeCommand.Rehearse command) {
        apply(new KnowledgeEvent.RehearsalRequested(
                command.libraryId(),
                command.rehearsalId(),
                command.version(),
                version(command.version()).hash(),
                versions.current().hash(),
                command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(KnowledgeCommand.NoteRehearsal command) {
        KnowledgeEvent.CandidateRehearsed latest = version(command.version()).rehearsal();
        if (latest != null && latest.rehearsalId().equals(command.rehearsalId())) {
            return;
        }
        apply(new KnowledgeEvent.CandidateRehearsed(
                command.libraryId(),
                command.rehearsalId(),
                command.version(),
                command.hash(),
                command.againstHash(),
                command.cases(),
                command.changed(),
                command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(KnowledgeCommand.Activate command, @MetaDataValue("role") @Nullable String role) {
        require(!Role.SERVICE.name().equals(role), "A version comes into force when a person signs for it");
        Version candidate = version(command.version());
        if (command.version().equals(versions.inForce())) {
            return;
        }
        KnowledgeEvent.CandidateRehearsed rehearsal = candidate.rehearsal();
        if (rehearsal == null
                || !rehearsal.hash().equals(candidate.hash())
                || !rehearsal.againstHash().equals(versions.current().hash())) {
            throw new RuleViolation("Version " + command.version()
                    + " comes into force after it was rehearsed on past cases against version " + versions.inForce());
        }
        apply(new KnowledgeEvent.VersionActivated(
                command.libraryId(),
                rehearsal.rehearsalId(),
                command.version(),
                candidate.hash(),
                versions.current().hash(),
                command.signedOffBy(),
                command.occurredAt()));
    }

    @EventSourcingHandler
    void on(KnowledgeEvent event) {
        libraryId = event.libraryId();
        versions = versions.on(event);
    }

    private Version version(String name) {
        return versions.version(name)
                .orElseThrow(() -> new RuleViolation("Version " + name + " is not known; submit it first"));
    }
}
