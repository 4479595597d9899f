package org.backline.assessment.library;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.assessment.domain.KnowledgeEvent;
import org.backline.assessment.domain.KnowledgeVersions;
import org.backline.assessment.domain.KnowledgeVersions.Version;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.springframework.stereotype.Component;

/**
 * Every version of the knowledge, ready to reason with. Asks the event store whether anything is new before each
 * proposal, by one look at an index, so that a version which a person has signed for is in force everywhere at once.
 */
@Component
public class KnowledgeLibrary {

    private final EventStore store;
    private final Histories histories;
    private final Map<String, Reasoner> reasoners = new ConcurrentHashMap<>();

    private volatile Snapshot latest;

    KnowledgeLibrary(EventStore store, Histories histories) {
        this.store = store;
        this.histories = histories;
        for (KnowledgeFiles.Release release : KnowledgeFiles.releases()) {
            reasoners.put(release.hash(), new Reasoner(Knowledge.load(release)));
        }
        latest = new Snapshot(KnowledgeVersions.RELEASED, -1);
    }

    /** Reasons with the version that is in force now. */
    public Reasoner inForce() {
        return reasoner(versions().current());
    }

    /** As {@link #inForce}, as far as this process knows; for checks that must not wait for the database. */
    public Reasoner lastKnown() {
        return reasoner(latest.versions().current());
    }

    /** Reasons with a version by the SHA-256 of its content; nothing when no such content was ever kept. */
    public Optional<Reasoner> withHash(String hash) {
        return versions().all().values().stream()
                .filter(version -> version.hash().equals(hash))
                .findFirst()
                .map(this::reasoner);
    }

    /** All versions as they stand. */
    public KnowledgeVersions versions() {
        Snapshot known = latest;
        long last = store.lastSequenceNumberFor(KnowledgeVersions.ID.toString()).orElse(-1L);
        if (last == known.sequence()) {
            return known.versions();
        }
        Snapshot read = histories
                .read(KnowledgeVersions.ID, KnowledgeEvent.class, KnowledgeVersions.RELEASED, KnowledgeVersions::on)
                .map(Snapshot::of)
                .orElse(new Snapshot(KnowledgeVersions.RELEASED, -1));
        latest = read;
        return read.versions();
    }

    private Reasoner reasoner(Version version) {
        return reasoners.computeIfAbsent(
                version.hash(), hash -> new Reasoner(version.read().read()));
    }

    /** What was read, and up to which event. */
    private record Snapshot(KnowledgeVersions versions, long sequence) {

        static Snapshot of(Versioned<KnowledgeVersions> found) {
            return new Snapshot(found.state(), found.version());
        }
    }
}
