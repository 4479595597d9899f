package org.backline.referral.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.FindingResult;
import org.backline.codes.Instrument;
import org.backline.codes.InterruptionReason;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.RemainingUrgency;
import org.backline.referral.domain.roster.Specialty;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * What an integrator needs to know of our own: profiles and extensions, which are files, code systems, which are made
 * from the codes themselves, and the topic of subscriptions.
 */
public final class Definitions {

    private static final String FOLDER = "/fhir/";

    private static final List<String> PROFILES = List.of(
            "pain",
            "referral",
            "referral-task",
            "physician-report",
            "cause-category",
            "diagnostic-ordered",
            "equivalence",
            "restriction",
            "remaining-urgency");

    private static final List<Class<? extends Enum<?>>> CODES = List.of(
            CauseCategory.class,
            ClinicalTest.class,
            CancellationReason.class,
            DeclineReason.class,
            Diagnostic.class,
            DiagnosticOutcome.class,
            EvidenceGrade.class,
            FindingResult.class,
            Instrument.class,
            InterruptionReason.class,
            MuscularPattern.class,
            NotAssessedReason.class,
            RedFlag.class,
            ReferralQuestion.class,
            ReferralStatus.class,
            RemainingUrgency.class,
            Restriction.class,
            StaffRole.class,
            Duty.class,
            Specialty.class,
            Side.class,
            Urgency.class);

    private final List<StructureDefinition> profiles;
    private final List<CodeSystem> codeSystems;
    private final Basic topic;

    private Definitions(List<StructureDefinition> profiles, List<CodeSystem> codeSystems, Basic topic) {
        this.profiles = List.copyOf(profiles);
        this.codeSystems = List.copyOf(codeSystems);
        this.topic = topic;
    }

    static Definitions load(FhirContext context) {
        List<StructureDefinition> profiles = PROFILES.stream()
                .map(name -> read(context, StructureDefinition.class, "StructureDefinition-" + name))
                .toList();
        List<CodeSystem> codeSystems =
                CODES.stream().map(Definitions::codeSystem).toList();
        return new Definitions(profiles, codeSystems, read(context, Basic.class, "Basic-referral-changed"));
    }

    /** Profiles, extensions and code systems. */
    public List<MetadataResource> all() {
        List<MetadataResource> all = new ArrayList<>(profiles);
        all.addAll(codeSystems);
        return all;
    }

    /** The topic to which systems subscribe, in the form that R4 has for it. */
    public Basic topic() {
        return topic;
    }

    private static CodeSystem codeSystem(Class<? extends Enum<?>> codes) {
        String name = Codes.kebab(codes.getSimpleName());
        CodeSystem system = new CodeSystem();
        system.setId(name);
        system.setUrl(Codes.OWN + name);
        system.setName(codes.getSimpleName());
        system.setStatus(PublicationStatus.ACTIVE);
        system.setContent(CodeSystemContentMode.COMPLETE);
        system.setCaseSensitive(true);
        Arrays.stream(Objects.requireNonNull(codes.getEnumConstants()))
                .forEach(code -> system.addConcept().setCode(code.name()).setDisplay(Codes.words(code)));
        return system;
    }

    private static <T extends org.hl7.fhir.instance.model.api.IBaseResource> T read(
            FhirContext context, Class<T> type, String name) {
        String file = FOLDER + name + ".json";
        try (InputStream stream = Objects.requireNonNull(Definitions.class.getResourceAsStream(file), file)) {
            return context.newJsonParser().parseResource(type, new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
