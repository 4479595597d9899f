package org.backline.referral.fhir;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The code systems that resources name: public ones by their own addresses, Backline's own codes under {@code urn:backline}. */
public final class Codes {

    /** Where Backline's own code systems begin. */
    public static final String OWN = "urn:backline:code:";

    /** Where Backline's own extensions begin. */
    public static final String EXTENSION = "urn:backline:fhir:extension:";

    /** Where Backline's own profiles begin. */
    public static final String PROFILE = "urn:backline:fhir:profile:";

    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED_CT = "http://snomed.info/sct";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    /** Status of a referral's task in the Bidirectional Services eReferral guide. */
    public static final String BSER_STATUS = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

    /** Athletes by their number. */
    public static final String ATHLETE_NUMBER = "urn:backline:athlete-number";

    /** Staff by the subject of their sign-in. */
    public static final String SUBJECT = "urn:backline:subject";

    /** Releases of the knowledge base. */
    public static final String KNOWLEDGE = "urn:backline:knowledge";

    private Codes() {}

    /** One of Backline's own codes, as it stands in the code system that is named for its type. */
    public static Coding own(Enum<?> code) {
        return new Coding(OWN + kebab(code.getDeclaringClass().getSimpleName()), code.name(), null);
    }

    static CodeableConcept concept(Enum<?> code) {
        return new CodeableConcept(own(code)).setText(words(code));
    }

    static CodeableConcept concept(String system, String code, @Nullable String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }

    /** A code in words, for those who do not know it. */
    public static String words(Enum<?> code) {
        String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code ReferralQuestion} as {@code referral-question}. */
    public static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
