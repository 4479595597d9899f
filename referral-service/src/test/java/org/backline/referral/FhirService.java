package org.backline.referral;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.backline.events.IntakeRecorded;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.testing.MatrixRecords;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The FHIR face of the running service, and HAPI's generic client as a physician's system in front of it. */
class FhirService extends RunningService {

    static final FhirContext R4 = FhirContext.forR4Cached();
    static final String EHR = "ehr-peer";

    @Value("${local.server.port}")
    int port;

    /** A physician's system with some scopes, of this test's clinic. */
    IGenericClient peer(String scope) {
        return client(Tokens.bearer(EHR, Role.SERVICE, claims -> claims.claim("scope", scope), clinic));
    }

    IGenericClient client(String bearer) {
        R4.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
        R4.getRestfulClientFactory().setSocketTimeout(60_000);
        IGenericClient client = R4.newRestfulGenericClient(base());
        client.registerInterceptor(new BearerTokenAuthInterceptor(bearer.substring("Bearer ".length())));
        return client;
    }

    String base() {
        return "http://127.0.0.1:" + port + "/fhir";
    }

    WebTestClient.RequestHeadersSpec<?> get(String path, String bearer) {
        return http.get().uri(path).headers(headers -> headers.set("Authorization", bearer));
    }

    String bearer(Role role, String scope) {
        return Tokens.bearer("somebody", role, claims -> claims.claim("scope", scope), clinic);
    }

    /** The intake and the request have been heard, and the view has both. */
    void seenAndRequested() {
        IntakeRecorded intake = MatrixRecords.intake(caseId, clinic, ReferralSamples.ATHLETE);
        topic.put(Ids.next(), intake);
        request();
        awaitResource(referral);
        awaitFacts("org.backline.IntakeRecorded.v1");
    }

    void awaitResource(UUID id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        jdbc.sql("select count(*) from fhir_resource join case_access using (case_id) where id = ?")
                                        .param(id)
                                        .query(Integer.class)
                                        .single()
                                > 0);
    }

    void awaitFacts(String kind) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from case_fact where case_id = ? and kind = ?")
                                .params(caseId, kind)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    /** What a physician's system answers a referral with. */
    static DiagnosticReport report(UUID referral) {
        DiagnosticReport report = new DiagnosticReport();
        report.getMeta().addProfile("urn:backline:fhir:profile:physician-report");
        report.setStatus(DiagnosticReportStatus.FINAL);
        report.setCode(new CodeableConcept(new Coding("http://loinc.org", "11488-4", "Consult note")));
        report.addBasedOn(new Reference("ServiceRequest/" + referral));
        report.setSubject(new Reference("Patient/" + ReferralSamples.ATHLETE));
        report.addConclusionCode(
                new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10-cm", "M84.38XA", null)));
        report.setConclusion("No impact for six weeks.");
        report.addExtension("urn:backline:fhir:extension:cause-category", new CodeType("BONY"));
        report.addExtension("urn:backline:fhir:extension:restriction", new CodeType("NO_IMPACT"));
        report.addExtension("urn:backline:fhir:extension:remaining-urgency", new CodeType("ROUTINE"));
        return report;
    }
}
