package org.backline.referral.fhir;

import java.time.Instant;
import java.util.Arrays;
import org.backline.codes.ClinicalTest;
import org.backline.codes.RedFlag;
import org.backline.referral.coding.Codings;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The ids behind a suspicion: a red flag, a clinical test or a rule of the knowledge base. */
final class Reasons {

    private Reasons() {}

    /** @param said when, which decides what codes of others are valid */
    static CodeableConcept concept(String id, Instant said) {
        return Arrays.stream(RedFlag.values())
                .filter(flag -> flag.name().equals(id))
                .map(flag -> Foreign.add(Codes.concept(flag), Codings.shipped().of(flag, Foreign.day(said))))
                .findFirst()
                .or(() -> Arrays.stream(ClinicalTest.values())
                        .filter(test -> test.name().equals(id))
                        .map(Codes::concept)
                        .findFirst())
                .orElseGet(() -> new CodeableConcept(new Coding(Codes.OWN + "rule", id, null)));
    }
}
