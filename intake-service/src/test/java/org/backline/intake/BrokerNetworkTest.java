package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backline.events.PublishedEvent;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.Engines;
import org.backline.support.testing.Link;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The network between the service and the broker is slow, silent or broken: people notice nothing, the others get all. */
@ContextConfiguration(initializers = BrokerNetworkTest.ThroughTheLink.class)
@DirtiesContext // A service that stayed up would take its share of the topic's partitions from the others' tests.
class BrokerNetworkTest extends RunningIntake {

    private static Link link;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    static final class ThroughTheLink implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            link = Engines.linkToKafka();
            TestPropertyValues.of(
                            "spring.kafka.bootstrap-servers=127.0.0.1:" + link.port(),
                            // Gives up sooner than a department's.
                            "spring.kafka.producer.properties.delivery.timeout.ms=3000",
                            "spring.kafka.producer.properties.request.timeout.ms=1000")
                    .applyTo(context);
        }
    }

    @AfterAll
    static void close() {
        link.close();
    }

    @AfterEach
    void mend() {
        link.mend(true);
    }

    static Stream<Named<Consumer<Link>>> everythingThatWasRecordedReachesTheOthersOnce() {
        return Stream.of(
                Named.of("half a second for a question and its answer", link -> link.delay(Duration.ofMillis(250))),
                Named.of("silent", Link::silence),
                Named.of("answers that end in the middle", link -> link.endAnswersAfter(10)));
    }

    @ParameterizedTest
    @MethodSource
    void everythingThatWasRecordedReachesTheOthersOnce(Consumer<Link> fault) {
        UUID before = recordedCase();
        await().atMost(30, SECONDS).until(() -> CaseEventsTopic.ofCase(before).size() == 1);
        fault.accept(link);
        List<UUID> cases = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            long begin = System.nanoTime();
            cases.add(recordedCase());
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("nobody waits for the broker")
                    .isLessThan(Duration.ofSeconds(3));
        }
        link.mend(false);
        reachTheOthersOnce(cases);
    }

    /** The producer tries for a while by itself; what it has given up is in the store alone. */
    @Test
    void whatTheProducerHasGivenUpIsSentAgain() {
        UUID before = recordedCase();
        await().atMost(30, SECONDS).until(() -> CaseEventsTopic.ofCase(before).size() == 1);
        double givenUpBefore = givenUp();
        link.silence();
        List<UUID> cases = Stream.generate(this::recordedCase).limit(3).toList();
        await().atMost(30, SECONDS).until(() -> givenUp() > givenUpBefore);
        link.mend(false);
        reachTheOthersOnce(cases);
    }

    private double givenUp() {
        return kafka.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("record-error-total")
                        && metric.getKey().group().equals("producer-metrics"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }

    private static void reachTheOthersOnce(List<UUID> cases) {
        await().atMost(40, SECONDS)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(CaseEventsTopic.ofCases(cases))
                        .extracting(PublishedEvent::caseId)
                        .containsAll(cases));
        assertThat(new HashSet<>(CaseEventsTopic.ofCases(cases)))
                .as("the same event, however often it was sent")
                .hasSameSizeAs(cases);
    }
}
