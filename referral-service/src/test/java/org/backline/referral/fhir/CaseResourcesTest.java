package org.backline.referral.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.MuscularPattern;
import org.backline.referral.coding.Codings;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralSamples;
import org.backline.referral.domain.ReferralState;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a well-filled case looks like in FHIR. */
class CaseResourcesTest {

    private static final FhirR4 FHIR = new FhirR4();

    /** What the validator would look up in packages that are not at hand: R5's extensions, and R4's core as a package. */
    private static final Set<String> NOT_AT_HAND = Set.of("ERROR_GENERATING_SNAPSHOT", "Extension_EXT_Version_Invalid");

    @TestFactory
    Stream<DynamicTest> everyResourceOfEveryTypeIsValid() {
        List<IBaseResource> all = new ArrayList<>(Versions.everything(FhirSamples.dossier()));
        FhirSamples.facts().stream()
                .flatMap(fact -> Staff.named(fact).stream())
                .map(Staff::resource)
                .forEach(all::add);
        all.add(Staff.clinic("north", FhirSamples.facts().getFirst().at()));
        all.addAll(FHIR.definitions().all());
        all.add(FHIR.definitions().topic());
        assertThat(all.stream().map(IBaseResource::fhirType))
                .contains(CaseResources.types().toArray(String[]::new));
        return all.stream()
                .map(resource -> DynamicTest.dynamicTest(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
                        () -> assertThat(FHIR.validate(resource))
                                .filteredOn(message -> !NOT_AT_HAND.contains(message.getMessageId()))
                                .isEmpty()));
    }

    @Test
    void ourProfilesAreHeldTo() {
        DiagnosticReport report = ReportMapping.of(FhirSamples.dossier()).getFirst();
        report.getExtension().removeIf(extension -> extension.getUrl().endsWith("cause-category"));
        Task task = ReferralMapping.tasks(FhirSamples.dossier()).getFirst();
        task.setFocus(null);

        assertThat(FHIR.validate(report)).isNotEmpty();
        assertThat(FHIR.validate(task)).isNotEmpty();
    }

    @Test
    void everyResourceIsTheSameInJsonAndInXml() {
        for (DomainResource resource : Versions.everything(FhirSamples.dossier())) {
            String json = FHIR.encode(resource, FhirFormat.JSON, false);
            String xml = FHIR.encode(resource, FhirFormat.XML, false);

            assertThat(FHIR.encode(FHIR.parse(IBaseResource.class, xml, FhirFormat.XML), FhirFormat.JSON, false))
                    .isEqualTo(json);
        }
    }

    @Test
    void whateverChangesIsTouched() {
        Map<String, String> before = new HashMap<>();
        Dossier whole = FhirSamples.dossier();
        for (Fact fact : whole.facts()) {
            Dossier now = whole.upTo(fact);
            ReferralState after =
                    fact.event() instanceof ReferralEvent event ? now.referral(event.referralId()) : ReferralState.NONE;
            Set<String> touched = new HashSet<>();
            Touches.of(fact, after).forEach(touch -> touched.add(touch.type() + "/" + touch.id()));
            Map<String, String> shown = new HashMap<>();
            CaseResources.all(now)
                    .forEach((type, resources) -> resources.forEach(resource ->
                            shown.put(type + "/" + resource.getIdElement().getIdPart(), content(resource))));
            Set<String> changed = new HashSet<>();
            shown.forEach((name, content) -> {
                if (!content.equals(before.get(name))) {
                    changed.add(name);
                }
            });

            assertThat(touched).as(fact.event().getClass().getSimpleName()).containsAll(changed);
            assertThat(shown.keySet()).containsAll(touched);
            before.clear();
            before.putAll(shown);
        }
    }

    /** What supports a question is as it was when the referral last moved; it makes no version by itself. */
    private static String content(DomainResource resource) {
        if (resource instanceof ServiceRequest order) {
            order.setSupportingInfo(null);
        }
        return FHIR.encode(resource, FhirFormat.JSON, false);
    }

    @Test
    void anOldVersionIsReadAsItWas() {
        Dossier whole = FhirSamples.dossier();
        List<DomainResource> history =
                Versions.history(whole, "Task", ReferralSamples.REFERRAL).reversed();

        assertThat(history)
                .extracting(task -> ((Task) task).getStatus().toCode())
                .containsExactly(
                        "requested",
                        "requested",
                        "received",
                        "rejected",
                        "requested",
                        "accepted",
                        "on-hold",
                        "accepted",
                        "in-progress",
                        "in-progress",
                        "in-progress",
                        "in-progress",
                        "in-progress",
                        "in-progress",
                        "in-progress",
                        "completed",
                        "completed",
                        "completed",
                        "completed");
        assertThat(history)
                .extracting(task -> task.getMeta().getVersionId())
                .containsExactly(Stream.iterate(1, number -> number + 1)
                        .limit(history.size())
                        .map(String::valueOf)
                        .toArray(String[]::new));
    }

    @Test
    void aTaskIsNumberedLikeTheEventsOfItsReferral() {
        Dossier whole = FhirSamples.dossier();
        List<Fact> versions = Versions.of(whole, "Task", ReferralSamples.REFERRAL);

        for (int number = 0; number < versions.size(); number++) {
            assertThat(versions.get(number).sequence()).isEqualTo(number);
        }
    }

    @Test
    void theConditionGrowsMoreCertain() {
        UUID id = ResourceIds.condition(ReferralSamples.CASE);
        List<DomainResource> history =
                Versions.history(FhirSamples.dossier(), "Condition", id).reversed();

        assertThat(history)
                .extracting(condition -> ((Condition) condition)
                        .getVerificationStatus()
                        .getCodingFirstRep()
                        .getCode())
                .containsSubsequence("unconfirmed", "confirmed", "provisional", "confirmed");
        Condition last = (Condition) history.getLast();
        assertThat(last.getCode().getCodingFirstRep().getCode()).isEqualTo("M84.38XA");
        assertThat(last.getOnsetDateTimeType().getValueAsString()).isEqualTo("2026-10-11");
    }

    @Test
    void aCauseIsCodedForOthersByTheDayAndSaysHowItCompares() {
        UUID id = ResourceIds.condition(ReferralSamples.CASE);
        List<Condition> history = Versions.history(FhirSamples.dossier(), "Condition", id).reversed().stream()
                .map(Condition.class::cast)
                .toList();
        Condition muscular = history.stream()
                .filter(one -> one.getCode().hasCoding(Codes.OWN + "muscular-pattern", "P1"))
                .findFirst()
                .orElseThrow();
        Condition suspected = history.stream()
                .filter(one -> one.getVerificationStatus()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("provisional"))
                .findFirst()
                .orElseThrow();

        assertThat(muscular.getCode().getCoding())
                .filteredOn(Coding::hasExtension)
                .extracting(
                        Coding::getSystem,
                        Coding::getCode,
                        coding -> coding.getExtensionByUrl(Foreign.EQUIVALENCE)
                                .getValue()
                                .primitiveValue())
                .contains(tuple(Codes.ICD_10_CM, "M62.81", "inexact"), tuple(Codes.SNOMED_CT, "26544005", "wider"));
        assertThat(suspected.getCode().getCoding()).extracting(Coding::getCode).contains("BONY", "M43.06");
        assertThat(suspected.getCode().getCoding())
                .filteredOn(coding -> coding.getSystem().equals(Codes.ICD_10_CM))
                .allSatisfy(coding ->
                        assertThat(coding.hasExtension(Foreign.EQUIVALENCE)).isTrue());
    }

    @Test
    void aCodeThatWasNotValidOnTheDayIsNotShown() {
        CodeableConcept today = Foreign.add(
                new CodeableConcept(), Codings.shipped().of(MuscularPattern.P6, LocalDate.parse("2026-11-01")));
        CodeableConcept then = Foreign.add(
                new CodeableConcept(), Codings.shipped().of(MuscularPattern.P6, LocalDate.parse("2021-09-30")));

        assertThat(today.getCoding())
                .extracting(Coding::getCode)
                .contains("M54.59")
                .doesNotContain("M54.5");
        assertThat(then.getCoding())
                .extracting(Coding::getCode)
                .contains("M54.5")
                .doesNotContain("M54.59");
    }

    @Test
    void painHasItsLoincCodeAndItsRange() {
        List<Observation> pain = ObservationMapping.of(FhirSamples.dossier()).stream()
                .filter(one -> one.getCode().getCodingFirstRep().getCode().equals("72514-3"))
                .toList();

        assertThat(pain)
                .extracting(one -> one.getValueQuantity().getValue().intValueExact())
                .containsExactly(4, 4, 4, 4);
        assertThat(pain.getFirst().getComponent()).hasSize(2);
    }

    @Test
    void theTraceNamesTheReleaseItsHashAndTheRulesThatFired() {
        Provenance trace = ProvenanceMapping.of(FhirSamples.dossier()).getFirst();

        assertThat(trace.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("2026.1");
        assertThat(trace.getEntity())
                .extracting(entity -> entity.getWhat().getIdentifier().getValue())
                .containsExactly(
                        "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", "R-17", "P1", "SORENSEN");
    }

    @Test
    void nothingSaysWhoTheAthleteIs() {
        String all = Versions.everything(FhirSamples.dossier()).stream()
                .map(resource -> FHIR.encode(resource, FhirFormat.JSON, false))
                .reduce("", String::concat);

        assertThat(all).contains("\"value\":\"A-").doesNotContain("\"family\"", "birthDate", "telecom");
    }
}
