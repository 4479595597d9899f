package org.backline.support.vitals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.backline.support.vitals.VitalSign.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Takes every vital sign every few seconds and keeps the figures for whoever scrapes them: a scrape itself asks nobody
 * and is never slow. A sign that cannot be taken reads as not a number, and is counted; old figures are not shown as new.
 */
class Vitals {

    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

    private static final String FAILURES = "backline.vitals.failures";

    private final List<VitalSign> signs;
    private final MeterRegistry meters;
    private final Map<VitalSign, Set<Key>> known = new ConcurrentHashMap<>();
    private final Map<Key, AtomicReference<Double>> figures = new ConcurrentHashMap<>();

    private record Key(String name, Map<String, String> tags) {}

    Vitals(List<VitalSign> signs, MeterRegistry meters) {
        this.signs = List.copyOf(signs);
        meters.counter(FAILURES);
        this.meters = meters;
    }

    @Scheduled(fixedDelayString = "${backline.vitals.every:PT5S}")
    void take() {
        for (VitalSign sign : signs) {
            Set<Key> before = known.getOrDefault(sign, Set.of());
            try {
                Set<Key> now = new HashSet<>();
                for (Reading reading : sign.take()) {
                    Key key = new Key(reading.name(), reading.tags());
                    now.add(key);
                    show(key, reading.value());
                }
                // What is no longer there, for example the last dead letter of a group, has gone to nothing.
                before.stream().filter(key -> !now.contains(key)).forEach(key -> show(key, 0));
                now.addAll(before);
                known.put(sign, now);
            } catch (RuntimeException silent) {
                before.forEach(key -> show(key, Double.NaN));
                meters.counter(FAILURES).increment();
                LOG.debug("A vital sign could not be taken", silent);
            }
        }
    }

    private void show(Key key, double value) {
        figures.computeIfAbsent(key, this::gauge).set(value);
    }

    private AtomicReference<Double> gauge(Key key) {
        AtomicReference<Double> figure = new AtomicReference<>(Double.NaN);
        Tags tags = key.tags().entrySet().stream()
                .map(tag -> Tags.of(tag.getKey(), tag.getValue()))
                .reduce(Tags.empty(), Tags::and);
        Gauge.builder(key.name(), figure, AtomicReference::get)
                .tags(tags)
                .strongReference(true)
                .register(meters);
        return figure;
    }
}
