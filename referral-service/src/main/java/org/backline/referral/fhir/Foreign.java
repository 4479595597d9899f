package org.backline.referral.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.backline.referral.coding.Coding;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * What others call what we say: codings of other systems as resources show them, each with how it compares. They stand
 * beside our own codes and never in their place.
 */
final class Foreign {

    /** In the words of {@code http://hl7.org/fhir/concept-map-equivalence}: how the coding compares with our own code. */
    static final String EQUIVALENCE = Codes.EXTENSION + "equivalence";

    private Foreign() {}

    /** The day by which codes are valid or not. */
    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Adds codings that are not there yet, the best first. */
    static CodeableConcept add(CodeableConcept concept, Collection<Coding> codings) {
        codings.stream().flatMap(coding -> missing(concept, coding)).forEach(concept::addCoding);
        return concept;
    }

    private static Stream<org.hl7.fhir.r4.model.Coding> missing(CodeableConcept concept, Coding coding) {
        boolean there = concept.getCoding().stream()
                .anyMatch(one -> coding.system().uri().equals(one.getSystem())
                        && coding.code().equals(one.getCode()));
        return there ? Stream.empty() : Stream.of(of(coding));
    }

    private static org.hl7.fhir.r4.model.Coding of(Coding coding) {
        var told = new org.hl7.fhir.r4.model.Coding(coding.system().uri(), coding.code(), coding.display());
        told.addExtension(EQUIVALENCE, new CodeType(coding.equivalence().name().toLowerCase(Locale.ROOT)));
        return told;
    }
}
