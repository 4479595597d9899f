package org.backline.dashboard.web.casepage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.backline.codes.Sex;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.ServiceSettings;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What each clinical test is, how its number reads and how far it can be trusted, from the knowledge that is in force in
 * assessment-service. It is the same for everybody, so it is kept for a while.
 */
@Component
class TestGuide {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration PAUSE_AFTER_SILENCE = Duration.ofSeconds(20);

    private final Services services;
    private final ServiceSettings settings;
    private final Words words;
    private final Clock clock;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept(Map.of(), Instant.MIN));

    TestGuide(Services services, ServiceSettings settings, Words words, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    private record Kept(Map<String, JsonNode> tests, Instant until) {}

    /**
     * What is known of a test.
     *
     * @param how what is done and recorded
     * @param reads when the test is positive
     * @param cutOff the number that decides, for this athlete's sex; null when no number decides
     * @param accuracy sensitivity, specificity and likelihood ratios, as far as there are any
     * @param reliability how well examiners agree
     * @param mark V checked against the paper, G not yet checked, C consensus
     */
    record Guide(
            String how,
            String reads,
            @Nullable String cutOff,
            String accuracy,
            String reliability,
            String source,
            String grade,
            String mark) {}

    /** The guides by the id of the test; none when assessment-service does not answer. */
    Mono<Map<String, Guide>> guides(Sex sex, Caller caller) {
        Kept known = kept.get();
        if (known.until().isAfter(clock.instant())) {
            return Mono.just(guides(known.tests(), sex));
        }
        return services.get(Service.ASSESSMENT, "/knowledge", caller, settings.nameTimeout())
                .map(TestGuide::tests)
                .filter(tests -> !tests.isEmpty())
                .map(tests -> keep(new Kept(tests, clock.instant().plus(KEPT))))
                .switchIfEmpty(Mono.fromSupplier(
                        () -> keep(new Kept(known.tests(), clock.instant().plus(PAUSE_AFTER_SILENCE)))))
                .map(now -> guides(now.tests(), sex));
    }

    private Kept keep(Kept now) {
        kept.set(now);
        return now;
    }

    private static Map<String, JsonNode> tests(JsonNode knowledge) {
        Map<String, JsonNode> tests = new HashMap<>();
        JsonNode content = knowledge.path("content");
        JsonNode file = content.path("tests.yaml");
        (file.isMissingNode() ? content.path("tests") : file)
                .path("tests")
                .valueStream()
                .forEach(test -> tests.put(test.path("id").asString(""), test));
        return tests;
    }

    private Map<String, Guide> guides(Map<String, JsonNode> tests, Sex sex) {
        Map<String, Guide> guides = new HashMap<>();
        tests.forEach((id, test) -> guides.put(id, guide(test, sex)));
        return guides;
    }

    private Guide guide(JsonNode test, Sex sex) {
        return new Guide(
                text(test, "records"),
                text(test, "cutOff"),
                cutOff(test, sex),
                accuracy(test),
                text(test, "reliability"),
                text(test, "source"),
                text(test, "grade"),
                text(test, "mark"));
    }

    /** The thresholds in words, those for the other sex left out. */
    private @Nullable String cutOff(JsonNode test, Sex sex) {
        StringBuilder said = new StringBuilder();
        test.path("positiveWhen")
                .valueStream()
                .forEach(threshold -> threshold.properties().forEach(limit -> {
                    JsonNode value =
                            limit.getValue().isObject() ? limit.getValue().path(sex.name()) : limit.getValue();
                    if (value.isNumber() && words.has("threshold", limit.getKey())) {
                        said.append(said.isEmpty() ? "" : ", ")
                                .append(words.of("threshold", limit.getKey()))
                                .append(' ')
                                .append(number(value))
                                .append(limit.getValue().isObject() ? " (" + words.of("sex", sex) + ")" : "");
                    }
                }));
        return said.isEmpty() ? null : said.toString();
    }

    private String accuracy(JsonNode test) {
        StringBuilder said = new StringBuilder();
        for (String figure : new String[] {"sensitivity", "specificity", "likelihoodPositive", "likelihoodNegative"}) {
            JsonNode value = test.path(figure);
            JsonNode point = value.isObject() ? value.path("point") : value;
            if (point.isNumber()) {
                said.append(said.isEmpty() ? "" : ", ")
                        .append(words.of("accuracy", figure))
                        .append(' ')
                        .append(number(point));
            }
        }
        return said.toString();
    }

    private static String number(JsonNode value) {
        double number = value.asDouble(0);
        return number % 1 == 0 ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String text(JsonNode test, String field) {
        return test.path(field).asString("");
    }
}
