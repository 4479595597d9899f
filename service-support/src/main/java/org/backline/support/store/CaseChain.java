package org.backline.support.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything one service has stored about one case, with the proof that it is what was stored.
 *
 * @param chain the case
 * @param links how many events the head says there are
 * @param head the hash of the last one
 */
public record CaseChain(String chain, long links, String head, List<ChainedEvent> events) {

    public CaseChain {
        events = List.copyOf(events);
    }

    /** The first place at which the chain is not what was stored; nothing when it is sound. */
    public Optional<Damage> damage() {
        Walk walk = new Walk(chain);
        for (ChainedEvent event : events) {
            Damage found = walk.step(event);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(walk.end(links, head));
    }

    /**
     * A link that is not what was stored.
     *
     * @param link its place in the chain
     * @param eventId the event that stands there, absent where one is missing
     */
    public record Damage(String chain, long link, @Nullable String eventId, Kind kind) {

        /** What is wrong. */
        public enum Kind {
            /** The event, or the hash before it, is not what it was when it was stored. */
            CHANGED,
            /** No event stands where one was. */
            MISSING,
            /** The chain's head does not fit its last link. */
            HEAD_CHANGED,
            /** The event is what was stored, and this release cannot read it. */
            UNREADABLE
        }
    }

    /** Goes along a chain, link by link. */
    static final class Walk {

        private final String chain;
        private String before = "";
        private long link;

        Walk(String chain) {
            this.chain = chain;
        }

        String chain() {
            return chain;
        }

        @Nullable Damage step(ChainedEvent event) {
            link++;
            if (event.link() != link) {
                return new Damage(chain, link, null, Damage.Kind.MISSING);
            }
            if (!event.hashAfter(before).equals(event.hash())) {
                return new Damage(chain, link, event.eventId(), Damage.Kind.CHANGED);
            }
            before = event.hash();
            return null;
        }

        @Nullable Damage end(long links, String head) {
            if (links > link) {
                return new Damage(chain, link + 1, null, Damage.Kind.MISSING);
            }
            return links < link || !Objects.equals(head, before)
                    ? new Damage(chain, link, null, Damage.Kind.HEAD_CHANGED)
                    : null;
        }
    }
}
