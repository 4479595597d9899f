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
import org.backline.referral.fhir.ResourceIds;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.testing.MatrixCases;
import org.backline.support.testing.MatrixCases.Where;
import org.backline.support.testing.MatrixCoverage;
import org.backline.support.testing.MatrixRecords;
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
        Map<String, UUID> seenOnly = seenIn(MatrixCases.OWN);
        return new MatrixCases(
                        "referral-service",
                        nobody,
                        Map.of(
                                Where.OWN_REFERRED,
                                own,
                                Where.OWN,
                                Map.of(
                                        "referralId", own.get("referralId"),
                                        "caseId", own.get("caseId"),
                                        "athleteId", seenOnly.get("athleteId"),
                                        "resourceId", seenOnly.get("resourceId")),
                                Where.OTHER,
                                requestedIn(MatrixCases.OTHER)))
                .tests();
    }

    /** A case about which no physician was asked: one resource of the FHIR face, the condition. */
    private Map<String, UUID> seenIn(String clinicId) {
        UUID caseId = Ids.next();
        UUID athleteId = Ids.next();
        topic.put(Ids.next(), MatrixRecords.intake(caseId, clinicId, athleteId));
        UUID condition = ResourceIds.condition(caseId);
        awaitResource(condition);
        return Map.of("athleteId", athleteId, "resourceId", condition);
    }

    private void awaitResource(UUID id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql(
                                        "select count(*) from fhir_resource r join case_access a using (case_id) where r.id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private Map<String, UUID> requestedIn(String clinicId) {
        UUID id = Ids.next();
        UUID caseId = Ids.next();
        UUID athleteId = Ids.next();
        topic.put(
                Ids.next(),
                new ReferralRequested(
                        caseId,
                        clinicId,
                        ReferralSamples.ASKED,
                        id,
                        athleteId,
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
        awaitResource(id);
        return Map.of("referralId", id, "caseId", caseId, "resourceId", id, "athleteId", athleteId);
    }
}
