package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.testing.MatrixCases;
import org.backline.support.testing.MatrixCases.Where;
import org.backline.support.testing.MatrixCoverage;
import org.backline.support.testing.MatrixRecords;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may do what with an assessment: every cell of the access matrix. */
class AccessTest extends AssessmentWorld {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Records records;

    @LocalServerPort
    private int port;

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        MatrixCoverage.check(context, "assessment-service");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationByEveryRole() {
        Map<Where, Map<String, UUID>> ids = MatrixRecords.published(topic);
        for (Map<String, UUID> known : ids.values()) {
            await().atMost(60, SECONDS)
                    .until(() -> records.find(Scope.CASE, known.get("caseId")).isPresent());
        }
        for (Map<String, UUID> known : ids.values()) {
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> get("/assessments/" + known.get("caseId") + "/proposal")
                            .expectStatus()
                            .isOk());
        }
        WebTestClient nobody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        return new MatrixCases("assessment-service", nobody, ids).tests();
    }
}
