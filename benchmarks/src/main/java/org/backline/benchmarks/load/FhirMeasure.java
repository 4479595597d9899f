package org.backline.benchmarks.load;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.UUID;
import org.backline.local.launcher.Service;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * A referral as a FHIR ServiceRequest over HTTP with a token, each read with its line in the ledger, beside encoding the same
 * resource and storing it by plain JDBC. A ServiceRequest is not created over FHIR: a referral makes it.
 */
final class FhirMeasure implements Measure {

    private static final int ASKERS = 8;
    private static final String PHYSICIAN = "physician.haddad";

    @Override
    public void take(Bench bench) throws Exception {
        URI read = bench.of(Service.REFERRAL).resolve("/fhir/ServiceRequest/" + referral(bench));
        FhirContext fhir = FhirContext.forR4();
        ServiceRequest resource = fhir.newJsonParser()
                .parseResource(ServiceRequest.class, bench.trainers().read(PHYSICIAN, read));
        Crowd.Result raw = bench.baselines()
                .insertAndCommit(
                        ASKERS,
                        Bench.WARM_UP,
                        Bench.MEASURED,
                        () -> fhir.newJsonParser().encodeResourceToString(resource));
        Crowd.Result ours = Crowd.ask(
                ASKERS,
                Bench.WARM_UP,
                Bench.MEASURED,
                (asker, number) -> bench.trainers().read(PHYSICIAN, read));
        bench.findings()
                .add(
                        "a ServiceRequest read over FHIR, " + ASKERS + " clients, against encoding and inserting it",
                        Findings.rate(ours),
                        Findings.rate(raw),
                        ours.perSecond() / raw.perSecond(),
                        "0.25");
    }

    /** A referral of its own, once the FHIR view has it. */
    private static UUID referral(Bench bench) throws Exception {
        UUID caseId = UUID.randomUUID();
        bench.trainers().recordEmergency(caseId);
        UUID[] referral = new UUID[1];
        Bench.await("the referral of case " + caseId, Duration.ofSeconds(60), () -> {
            try (Connection connection = bench.connect(Service.DASHBOARD);
                    PreparedStatement statement = connection.prepareStatement(
                            "select referral_id from physician_inbox where requested_at is not null and case_id = ?")) {
                statement.setObject(1, caseId);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        referral[0] = row.getObject(1, UUID.class);
                    }
                    return referral[0] != null;
                }
            }
        });
        Bench.await("its ServiceRequest", Duration.ofSeconds(60), () -> {
            bench.trainers().read(PHYSICIAN, bench.of(Service.REFERRAL).resolve("/fhir/ServiceRequest/" + referral[0]));
            return true;
        });
        return referral[0];
    }
}
