package org.backline.assessment.rehearsal;

import java.util.UUID;
import org.backline.assessment.knowledge.CanonicalJson;
import org.backline.assessment.knowledge.CaseFacts;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was last judged.
 *
 * @param knowledgeHash content of the knowledge that judged it
 * @param disposition what the rules made of the inputs
 * @param inputs the facts, as canonical JSON
 * @param diagnosis category of what a physician found later
 * @param diagnosisCode ICD-10-CM
 */
public record PastCase(
        UUID caseId,
        String clinicId,
        String knowledgeHash,
        String disposition,
        String inputs,
        @Nullable String diagnosis,
        @Nullable String diagnosisCode) {

    CaseFacts facts() {
        return CanonicalJson.read(inputs, CaseFacts.class);
    }
}
