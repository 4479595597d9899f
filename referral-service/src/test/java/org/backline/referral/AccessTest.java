package org.backline.referral;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.events.ReferralRequested;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.testing.MatrixCases;
import org.backline.support.testing.MatrixCases.Where;
import org.backline.support.testing.MatrixCoverage;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may do what with a referral: every cell of the access matrix. */
class AccessTest extends RunningService {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Records records;

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        MatrixCoverage.check(context, "referral-service");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationByEveryRole(@Value("${local.server.port}") int port) {
        WebTestClient nobody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        Map<String, UUID> own = requestedIn(MatrixCases.OWN);
        Map<String, UUID> other = requestedIn(MatrixCases.OTHER);
        return new MatrixCases(
                        "referral-service", nobody, Map.of(Where.OWN_REFERRED, own, Where.OWN, own, Where.OTHER, other))
                .tests();
    }

    private Map<String, UUID> requestedIn(String clinicId) {
        UUID id = Ids.next();
        UUID caseId = Ids.next();
        topic.put(
                Ids.next(),
                new ReferralRequested(
                        caseId,
                        clinicId,
                        ReferralSamples.ASKED,
                        id,
                        ReferralSamples.ATHLETE,
                        TRAINER,
                        ReferralOrigin.ASSESSMENT,
                        CauseCategory.BONY,
                        Urgency.ROUTINE,
                        List.of("ADOL_EXT"),
                        ReferralQuestion.DIAGNOSIS,
                        List.of(),
                        ReferralSamples.aSummary()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !eventsOf(id).isEmpty()
                        && records.find(Scope.CASE, caseId).isPresent());
        return Map.of("referralId", id, "caseId", caseId);
    }
}
