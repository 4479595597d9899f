package org.backline.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentChangesTest {

    private static final Instant START = Instant.parse("2026-11-27T20:00:00Z");
    private static final ViewChange.Missed MISSED = new ViewChange.Missed();

    private final Clock clock = mock(Clock.class);
    private RecentChanges recent;

    @BeforeEach
    void start() {
        at(0);
        recent = new RecentChanges(clock);
    }

    private void at(long seconds) {
        when(clock.instant()).thenReturn(START.plusSeconds(seconds));
    }

    private ViewChange changedAt(long seconds) {
        at(seconds);
        ViewChange change = new ViewChange.OfCase(UUID.randomUUID(), Set.of("north"), "north", false);
        recent.note(change);
        return change;
    }

    @Test
    void tellsWhatChangedAfterAPageWasMadeAndALittleBefore() {
        changedAt(10);
        ViewChange before = changedAt(18);
        ViewChange after = changedAt(25);
        assertThat(recent.since(START.plusSeconds(20))).containsExactly(before, after);
        assertThat(recent.since(START.plusSeconds(28))).isEmpty();
    }

    @Test
    void saysThatItDoesNotKnowOfBeforeItBegan() {
        changedAt(10);
        assertThat(recent.since(START.plusSeconds(2))).containsExactly(MISSED);
        assertThat(recent.since(START.plusSeconds(3))).hasSize(1).doesNotContain(MISSED);
    }

    @Test
    void saysThatItHasForgotten() {
        changedAt(10);
        ViewChange kept = changedAt(20);
        ViewChange newest = changedAt(75);
        assertThat(recent.since(START.plusSeconds(12))).containsExactly(MISSED);
        assertThat(recent.since(START.plusSeconds(13))).containsExactly(kept, newest);
    }

    @Test
    void keepsNoMoreThanItMay() {
        for (int change = 0; change <= RecentChanges.MOST; change++) {
            changedAt(10);
        }
        assertThat(recent.since(START.plusSeconds(12))).containsExactly(MISSED);
        assertThat(recent.since(START.plusSeconds(13))).isEmpty();
    }

    @Test
    void passesOnThatNewsWereMissed() {
        at(10);
        recent.note(MISSED);
        assertThat(recent.since(START.plusSeconds(9))).containsExactly(MISSED);
    }
}
