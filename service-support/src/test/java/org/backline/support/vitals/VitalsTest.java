package org.backline.support.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.support.vitals.VitalSign.Reading;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Reading> readings = new ArrayList<>();
    private boolean silent;

    private final Vitals vitals = new Vitals(
            List.of(
                    () -> {
                        if (silent) {
                            throw new IllegalStateException("the database is away");
                        }
                        return List.copyOf(readings);
                    },
                    () -> List.of(new Reading("other", Map.of(), 1))),
            meters);

    private double figure(String group) {
        return meters.get("letters").tag("group", group).gauge().value();
    }

    @Test
    void showsWhatWasMeasuredLast() {
        readings.add(new Reading("letters", Map.of("group", "a"), 3));
        vitals.take();
        assertThat(figure("a")).isEqualTo(3);

        readings.set(0, new Reading("letters", Map.of("group", "a"), 4));
        vitals.take();
        assertThat(figure("a")).isEqualTo(4);
    }

    @Test
    void whatIsNoLongerThereHasGoneToNothing() {
        readings.add(new Reading("letters", Map.of("group", "a"), 3));
        vitals.take();
        readings.clear();
        vitals.take();
        assertThat(figure("a")).isZero();
        vitals.take();
        assertThat(figure("a")).isZero();
    }

    @Test
    void anOldFigureIsNotShownAsANewOne() {
        readings.add(new Reading("letters", Map.of("group", "a"), 3));
        vitals.take();
        silent = true;
        vitals.take();

        assertThat(figure("a")).isNaN();
        assertThat(meters.get("other").gauge().value())
                .as("the others are taken")
                .isEqualTo(1);
        assertThat(meters.get("backline.vitals.failures").counter().count()).isEqualTo(1);

        silent = false;
        vitals.take();
        assertThat(figure("a")).isEqualTo(3);
    }
}
