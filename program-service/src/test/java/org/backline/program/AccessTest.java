package org.backline.program;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
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

/** Who may do what with a program: every cell of the access matrix. */
class AccessTest extends RunningProgramService {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Records records;

    @LocalServerPort
    private int port;

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        MatrixCoverage.check(context, "program-service");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationByEveryRole() {
        Map<Where, Map<String, UUID>> ids = MatrixRecords.published(topic);
        for (Map<String, UUID> known : ids.values()) {
            await().atMost(60, SECONDS)
                    .until(() -> records.find(Scope.CASE, known.get("caseId")).isPresent());
        }
        topic.publish(ProgramWorld.aWeakGlute(ids.get(Where.OWN_REFERRED).get("caseId")));
        topic.publish(ProgramWorld.aWeakGlute(ids.get(Where.OWN).get("caseId")));
        for (Where where : List.of(Where.OWN_REFERRED, Where.OWN)) {
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> get("/programs/" + ids.get(where).get("caseId")));
        }
        WebTestClient nobody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        return new MatrixCases("program-service", nobody, ids).tests();
    }
}
