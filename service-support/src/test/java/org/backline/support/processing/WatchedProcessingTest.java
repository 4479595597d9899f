package org.backline.support.processing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Collection;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Role;
import org.backline.events.CaseClosed;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.OnEngines;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An event's handling can be followed by its trace, its figures are measured, and health says when it has stopped. */
@SpringBootTest(
        classes = TallyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:backline-defaults.yaml",
            "spring.application.name=tally",
            "backline.database=tally",
            "backline.vitals.every=PT0.2S",
            "backline.vitals.patience=PT2S",
            "backline.dead-letters.retry-every=PT1H"
        })
@ContextConfiguration(initializers = OnEngines.class)
@Import(WatchedProcessingTest.Spans.class)
class WatchedProcessingTest {

    private static final Queue<SpanData> SPANS = new ConcurrentLinkedQueue<>();
    private static CaseEventsTopic topic;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EventProcessingConfiguration processing;

    @Value("${local.server.port}")
    private int port;

    private WebTestClient http;

    /** Keeps every span. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Spans {

        @Bean
        SpanExporter spans() {
            return new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> spans) {
                    SPANS.addAll(spans);
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }
    }

    @BeforeAll
    static void openTopic() {
        topic = new CaseEventsTopic();
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    @BeforeEach
    void client() {
        http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    }

    private static CaseClosed closed(UUID caseId) {
        return new CaseClosed(caseId, "north", Instant.parse("2026-11-20T15:30:00Z"), Ids.next(), CaseOutcome.RESOLVED);
    }

    private String metrics() {
        return http.get()
                .uri("/actuator/prometheus")
                .header("Authorization", Tokens.bearer("scraper", Role.SERVICE, "north"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private int readiness() {
        return http.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void aTraceGoesOnFromTheTopicThroughThePolicyIntoTheView() {
        UUID caseId = Ids.next();
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        topic.publish(closed(caseId), Ids.next(), "00-" + trace + "-00f067aa0ba902b7-01");

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(SPANS.stream()
                                .filter(span -> span.getTraceId().equals(trace))
                                .map(SpanData::getName))
                        .contains("policies CaseClosed", "tally Drawn"));
        assertThat(jdbc.queryForList(
                        "select split_part(meta_data ->> 'traceparent', '-', 2) from domain_event_entry where chain ="
                                + " ?",
                        String.class,
                        caseId.toString()))
                .containsExactly(trace, trace);
        assertThat(SPANS)
                .as("a span names nobody")
                .noneMatch(span -> span.toString().contains(caseId.toString()));
    }

    @Test
    void whatIsParkedIsMeasured() {
        UUID poison = Ids.next();
        TallyApplication.TallyProjection.POISON.add(poison);
        topic.publish(closed(poison));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("backline_dead_letters\\{[^}]*group=\"tally\"[^}]*} [1-9]")
                        .contains("backline_processor_lag{")
                        .contains("backline_broker_answers{")
                        .doesNotContain(poison.toString()));
    }

    @Test
    void aStoppedProcessorMakesTheProcessUnreadyUntilItRunsAgain() {
        await().atMost(30, SECONDS).until(() -> readiness() == 200);
        StreamingEventProcessor tally = processing
                .eventProcessor("tally", StreamingEventProcessor.class)
                .orElseThrow();
        tally.shutDown();
        try {
            await().atMost(10, SECONDS).until(() -> readiness() == 503);
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(metrics())
                            .containsPattern("backline_processor_running\\{[^}]*processor=\"tally\"[^}]*} 0"));
        } finally {
            tally.start();
        }
        await().atMost(10, SECONDS).until(() -> readiness() == 200);
    }

    @Test
    void aHandlerThatHangsMakesTheProcessUnreadyUntilItGoesOn() {
        await().atMost(30, SECONDS).until(() -> readiness() == 200);
        UUID stuck = Ids.next();
        CountDownLatch hanging = new CountDownLatch(1);
        TallyApplication.TallyProjection.HANGING.put(stuck, hanging);
        try {
            topic.publish(closed(stuck));
            await().atMost(20, SECONDS).until(() -> readiness() == 503);
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(metrics())
                            .containsPattern("backline_processor_standing\\{[^}]*processor=\"tally\"[^}]*} 1")
                            .containsPattern("backline_processor_lag\\{[^}]*processor=\"tally\"[^}]*} [1-9]"));
        } finally {
            hanging.countDown();
        }
        await().atMost(20, SECONDS).until(() -> readiness() == 200);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(jdbc.queryForList(
                                "select strokes from tally where case_id = ?", Integer.class, stuck.toString()))
                        .containsExactly(1));
    }

    @Test
    void figuresAreForThoseWhoMaySeeThem() {
        http.get().uri("/actuator/prometheus").exchange().expectStatus().isUnauthorized();
        http.get()
                .uri("/actuator/prometheus")
                .header("Authorization", Tokens.bearer("okafor", Role.ATHLETIC_TRAINER, "north"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }
}
