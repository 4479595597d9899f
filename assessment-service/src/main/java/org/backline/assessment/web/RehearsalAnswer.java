package org.backline.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.assessment.knowledge.CanonicalJson;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.assessment.rehearsal.Rehearsal;
import org.backline.assessment.rehearsal.Rehearsals;
import org.jspecify.annotations.Nullable;

/**
 * How far a rehearsal has come, and what it shows.
 *
 * @param against the version that was in force meanwhile
 * @param changed how many cases come out otherwise
 * @param notReproduced cases that the version in force judged, and of which it now makes something else: always none
 * @param changes the changed cases in the order of their ids, with both traces
 * @param next the last case listed when there are more; asks for those after it
 */
record RehearsalAnswer(
        UUID rehearsalId,
        String version,
        String hash,
        String against,
        String againstHash,
        Rehearsal.State state,
        long cases,
        long done,
        long changed,
        long notReproduced,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        List<Rehearsals.ClinicChange> byClinic,
        List<Rehearsals.DiagnosisChange> byDiagnosis,
        List<Change> changes,
        @Nullable UUID next) {

    /**
     * A case that comes out otherwise.
     *
     * @param diagnosis category of what a physician found later
     * @param diagnosisCode ICD-10-CM
     * @param before the trace under the version in force
     * @param after the trace under the candidate
     */
    record Change(
            UUID caseId,
            String clinicId,
            @Nullable String diagnosis,
            @Nullable String diagnosisCode,
            Evaluation before,
            Evaluation after) {

        static Change of(Rehearsals.Change change, Reasoner present, Reasoner candidate) {
            CaseFacts facts = CanonicalJson.read(change.inputs(), CaseFacts.class);
            return new Change(
                    change.caseId(),
                    change.clinicId(),
                    change.diagnosis(),
                    change.diagnosisCode(),
                    present.evaluate(facts),
                    candidate.evaluate(facts));
        }
    }

    static RehearsalAnswer of(
            Rehearsal rehearsal,
            List<Rehearsals.ClinicChange> byClinic,
            List<Rehearsals.DiagnosisChange> byDiagnosis,
            List<Change> changes,
            @Nullable UUID next) {
        return new RehearsalAnswer(
                rehearsal.rehearsalId(),
                rehearsal.version(),
                rehearsal.hash(),
                rehearsal.against(),
                rehearsal.againstHash(),
                rehearsal.state(),
                rehearsal.cases(),
                rehearsal.done(),
                rehearsal.changed(),
                rehearsal.notReproduced(),
                rehearsal.requestedAt(),
                rehearsal.finishedAt(),
                byClinic,
                byDiagnosis,
                changes,
                next);
    }
}
