package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.ProgramReviewed;
import org.backline.events.PublishedEvent;
import org.backline.events.SessionLogged;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Pain, outcome measures and results of clinical tests. An observation never changes: each entry makes new ones. */
final class ObservationMapping {

    /** Pain severity on the numeric rating scale, 0 to 10, reported. */
    static final String PAIN = "72514-3";

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private ObservationMapping() {}

    static List<Observation> of(Dossier dossier) {
        UUID athlete = dossier.athlete().orElse(null);
        if (athlete == null) {
            return List.of();
        }
        List<Observation> all = new ArrayList<>();
        dossier.stream().forEach(fact -> all.addAll(of(fact)));
        all.forEach(observation -> observation.setSubject(ResourceIds.to("Patient", athlete)));
        return all;
    }

    /** The observations of one entry, without their subject. */
    static List<Observation> of(Fact fact) {
        List<Observation> made = new ArrayList<>();
        switch (fact.event()) {
            case IntakeRecorded intake -> {
                Observation pain = pain(fact, intake, "pain", intake.painNow());
                component(pain, "least-in-24-h", "Least pain in 24 h", intake.painBest());
                component(pain, "worst-in-24-h", "Worst pain in 24 h", intake.painWorst());
                made.add(pain);
                intake.proms().forEach(score -> made.add(prom(fact, intake, score)));
            }
            case FindingsRecorded findings -> {
                for (int index = 0; index < findings.findings().size(); index++) {
                    made.add(finding(fact, findings, index));
                }
                findings.proms().forEach(score -> made.add(prom(fact, findings, score)));
            }
            case SessionLogged session -> {
                Observation pain = pain(fact, session, "session", session.painBefore());
                component(pain, "during-session", "Pain while training", session.painDuring());
                if (session.painNextMorning() != null) {
                    component(pain, "next-morning", "Pain on the next morning", session.painNextMorning());
                }
                pain.addBasedOn(ResourceIds.to("CarePlan", session.programId()));
                made.add(pain);
            }
            case ProgramReviewed review ->
                review.scores().forEach(score -> {
                    Observation total = prom(fact, review, score);
                    total.addBasedOn(ResourceIds.to("CarePlan", review.programId()));
                    made.add(total);
                });
            default -> {}
        }
        return made;
    }

    private static Observation pain(Fact fact, PublishedEvent event, String part, int score) {
        Observation pain = begun(fact, event, part, "survey", "Survey");
        pain.setCode(painCode());
        pain.setValue(score(score));
        pain.getMeta().addProfile(Codes.PROFILE + "pain");
        return pain;
    }

    private static CodeableConcept painCode() {
        return new CodeableConcept(new Coding(Codes.LOINC, PAIN, null)).setText("Pain, 0 to 10");
    }

    private static Observation prom(Fact fact, PublishedEvent event, PromScore score) {
        String instrument = score.instrument().name().toLowerCase(Locale.ROOT);
        Observation total = begun(fact, event, "prom/" + instrument, "survey", "Survey");
        CodeableConcept code = score.instrument() == Instrument.NPRS ? painCode() : new CodeableConcept();
        total.setCode(code.addCoding(Codes.own(score.instrument())));
        total.setValue(score(score.value()));
        return total;
    }

    private static Observation finding(Fact fact, FindingsRecorded event, int index) {
        Finding finding = event.findings().get(index);
        Observation made = begun(fact, event, "finding/" + index, "exam", "Exam");
        made.setCode(Codes.concept(finding.test()));
        if (finding.side() != Side.NONE) {
            made.setBodySite(Codes.concept(finding.side()));
        }
        if (finding.value() != null) {
            made.setValue(quantity(finding.value(), finding.unit()));
        }
        FindingResult result = finding.result();
        if (result != null) {
            interpret(made, result, finding);
        } else if (finding.value() == null) {
            absent(made, "unknown");
        }
        if (finding.level() != null) {
            concept(made, "level", Codes.concept(finding.level()));
        }
        if (finding.endFeel() != null) {
            concept(made, "end-feel", Codes.concept(finding.endFeel()));
        }
        if (finding.pain() != null) {
            component(made, "pain-during-test", "Pain during the test", finding.pain());
        }
        flag(made, "familiar-pain", finding.familiarPain());
        flag(made, "pelvis-controlled", finding.pelvisControlled());
        flag(made, "structural-differentiation", finding.structuralDifferentiation());
        return made;
    }

    private static void interpret(Observation made, FindingResult result, Finding finding) {
        switch (result) {
            case POSITIVE -> interpretation(made, "POS", "Positive");
            case NEGATIVE -> interpretation(made, "NEG", "Negative");
            case EQUIVOCAL -> interpretation(made, "IND", "Indeterminate");
            case NOT_DONE, UNABLE -> {
                made.setValue(null);
                absent(made, "not-performed");
                made.getDataAbsentReason().addCoding(Codes.own(result));
                if (finding.because() != null) {
                    made.getDataAbsentReason().addCoding(Codes.own(finding.because()));
                }
            }
        }
        if (result == FindingResult.POSITIVE || result == FindingResult.NEGATIVE || result == FindingResult.EQUIVOCAL) {
            if (made.getValue() == null) {
                made.setValue(Codes.concept(result));
            }
        }
    }

    private static void interpretation(Observation made, String code, String display) {
        made.addInterpretation(
                Codes.concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code, display));
    }

    private static void absent(Observation made, String reason) {
        made.setDataAbsentReason(
                Codes.concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", reason, null));
    }

    private static Observation begun(
            Fact fact, PublishedEvent event, String part, String category, String categoryName) {
        Observation made = new Observation();
        made.setId(ResourceIds.observation(fact.eventId(), part).toString());
        made.setStatus(ObservationStatus.FINAL);
        made.addCategory(Codes.concept(CATEGORY, category, categoryName));
        made.setEffective(new DateTimeType(Date.from(event.occurredAt())));
        made.setIssued(Date.from(fact.at()));
        made.addPerformer(new org.hl7.fhir.r4.model.Reference("Organization/" + fact.clinicId()));
        return made;
    }

    private static void component(Observation made, String code, String text, int score) {
        made.addComponent()
                .setCode(new CodeableConcept(new Coding(Codes.OWN + "observation-part", code, null)).setText(text))
                .setValue(score(score));
    }

    private static void concept(Observation made, String code, CodeableConcept value) {
        made.addComponent()
                .setCode(new CodeableConcept(new Coding(Codes.OWN + "observation-part", code, null)))
                .setValue(value);
    }

    private static void flag(Observation made, String code, @Nullable Boolean value) {
        if (value != null) {
            made.addComponent()
                    .setCode(new CodeableConcept(new Coding(Codes.OWN + "observation-part", code, null)))
                    .setValue(new org.hl7.fhir.r4.model.BooleanType(value));
        }
    }

    private static Quantity score(double value) {
        return new Quantity()
                .setValue(java.math.BigDecimal.valueOf(value).stripTrailingZeros())
                .setUnit("score")
                .setSystem(Codes.UCUM)
                .setCode("{score}");
    }

    private static Quantity quantity(double value, @Nullable Unit unit) {
        Quantity quantity =
                new Quantity().setValue(java.math.BigDecimal.valueOf(value).stripTrailingZeros());
        return unit == null
                ? quantity
                : quantity.setUnit(unit.code()).setSystem(Codes.UCUM).setCode(ucum(unit));
    }

    private static String ucum(Unit unit) {
        return switch (unit) {
            case DEGREE -> "deg";
            case NEWTON -> "N";
            case NEWTON_METRE_PER_KILOGRAM -> "N.m/kg";
            case SECOND -> "s";
            case CENTIMETRE -> "cm";
            case MILLIMETRE -> "mm";
            case COUNT -> "{count}";
            case RATIO -> "{ratio}";
            case MRC, NPRS -> "{score}";
            case CELSIUS -> "Cel";
            case BEATS_PER_MINUTE -> "/min";
            case PERCENT -> "%";
        };
    }
}
