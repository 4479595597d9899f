package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever place the stream goes back to, and in what order events become visible: each is got once. */
class SegmentTokenTest {

    private static final int EVENTS = 60;

    /** Events appear out of order, some never; the stream goes back to an earlier place at any time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void getsEachEventOnce(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            goThrough(random);
        }
    }

    private static void goThrough(Random random) {
        Set<Long> empty = new TreeSet<>();
        List<Long> hidden = new ArrayList<>();
        for (long index = 1; index <= EVENTS; index++) {
            if (random.nextInt(6) == 0) {
                empty.add(index);
            } else {
                hidden.add(index);
            }
        }
        Set<Long> visible = new TreeSet<>();
        List<GapAwareTrackingToken> earlier = new ArrayList<>(List.of(EventReader.TAIL));
        GapAwareTrackingToken stream = EventReader.TAIL;
        TrackingToken segment = new SegmentToken(EventReader.TAIL, false);
        List<Long> got = new ArrayList<>();
        while (got.size() < EVENTS - empty.size()) {
            for (int shown = random.nextInt(4); shown > 0 && !hidden.isEmpty(); shown--) {
                visible.add(hidden.remove(random.nextInt(Math.min(8, hidden.size()))));
            }
            if (random.nextInt(5) == 0) {
                // Another segment was taken over, or this one was let go and taken up again.
                stream = earlier.get(random.nextInt(earlier.size())).lowerBound(stored(segment));
            }
            Optional<Long> next = nextAfter(stream, visible);
            if (next.isPresent()) {
                EventToken token = EventToken.behind(stream, next.get(), random.nextBoolean() ? empty : Set.of());
                segment = WrappedToken.advance(segment, token);
                if (!((SegmentToken) segment).again()) {
                    got.add(next.get());
                }
                assertThat(segment.covers(token)).isTrue();
                stream = token;
                earlier.add(token);
            }
            if (random.nextInt(5) == 0) {
                segment = new SegmentToken(stored(segment), false);
            }
        }
        assertThat(got).doesNotHaveDuplicates().doesNotContainAnyElementsOf(empty);
    }

    /** What Axon's serializer keeps of it: index and gaps. */
    private static GapAwareTrackingToken stored(TrackingToken segment) {
        var token = (GapAwareTrackingToken) ((SegmentToken) segment).stored();
        assertThat(token).isNotNull();
        assertThat(token.getClass()).isEqualTo(GapAwareTrackingToken.class);
        return GapAwareTrackingToken.newInstance(token.getIndex(), token.getGaps());
    }

    private static Optional<Long> nextAfter(GapAwareTrackingToken place, Set<Long> visible) {
        return visible.stream()
                .filter(index -> index > place.getIndex() || place.getGaps().contains(index))
                .findFirst();
    }

    @Test
    void isOfAReplayAsLongAsItIsOne() {
        TrackingToken reset = GapAwareTrackingToken.newInstance(2, List.of());
        TrackingToken segment = new SegmentToken(ReplayToken.createReplayToken(reset, EventReader.TAIL), false);
        EventToken first = EventToken.behind(EventReader.TAIL, 1, List.of());
        EventToken second = EventToken.behind(first, 2, List.of());
        EventToken third = EventToken.behind(second, 3, List.of());

        segment = WrappedToken.advance(segment, first);
        assertThat(ReplayToken.isReplay(segment)).isTrue();
        segment = WrappedToken.advance(segment, second);
        assertThat(ReplayToken.isReplay(segment)).isTrue();
        segment = WrappedToken.advance(segment, third);
        assertThat(ReplayToken.isReplay(segment)).isFalse();
        assertThat(stored(segment).getIndex()).isEqualTo(3);
    }

    @Test
    void isEqualToNoOtherPlace() {
        EventToken token = EventToken.behind(GapAwareTrackingToken.newInstance(4, List.of(2L)), 5, List.of());
        assertThat(token).isEqualTo(EventToken.behind(GapAwareTrackingToken.newInstance(4, List.of(2L)), 5, List.of()));
        assertThat(token)
                .isNotEqualTo(EventToken.behind(EventReader.TAIL, 5, List.of(1L, 3L, 4L))
                        .lowerBound(token));
        assertThat(token)
                .isNotEqualTo(EventToken.behind(GapAwareTrackingToken.newInstance(4, List.of()), 5, List.of()));
        assertThat(token)
                .isNotEqualTo(EventToken.behind(GapAwareTrackingToken.newInstance(5, List.of(1L, 2L)), 1, List.of()));
    }
}
