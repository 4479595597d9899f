package org.backline.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.FindingResult;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
import org.backline.events.AssessmentProposed;
import org.backline.events.FindingsRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;

/**
 * What is found, and what it is taken for.
 *
 * @param <S> the story that is told on
 */
public abstract class AssessmentTelling<S extends AssessmentTelling<S>> extends CaseTelling<S> {

    AssessmentTelling(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        super(number, opened, clinic, trainer, sport, age, sex, regions);
    }

    private static final String TRACE = """
        {"fired":[{"rule":"P1","effect":"LIKELY P1","because":["HHD_ABD","TREND"],
          "source":"Cooper 2016; Sadler 2019","grade":"C","mark":"V",
          "story":[{"id":"WEAK","claim":"The gluteus medius is weak on this side.","state":"SHOWN","grade":"C","source":"Sadler 2019"},
                   {"id":"TIGHT","claim":"The other hip abductors take over and grow tight.","state":"NOT_TESTED","grade":"X","source":"Arab 2010"}]}],
         "notFired":[],"nextTest":{"test":"OBER","why":"tells whether the abductors are tight"},
         "counterfactuals":[{"changes":[{"item":"SLR","from":"NEGATIVE","to":"POSITIVE"}],"disposition":"ROUTINE"}]}
        """;

    public S examined() {
        return tell(
                trainer,
                at -> new FindingsRecorded(
                        caseId,
                        clinic,
                        at,
                        id("f1d0", number, told.size()),
                        List.of(
                                finding(ClinicalTest.HHD_ABD, Side.LEFT, null, 182.0, Unit.NEWTON),
                                finding(ClinicalTest.HHD_ABD, Side.RIGHT, null, 231.5, Unit.NEWTON),
                                finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE, null, null),
                                finding(ClinicalTest.SLUMP, Side.LEFT, FindingResult.NEGATIVE, null, null),
                                finding(ClinicalTest.SLUMP, Side.RIGHT, FindingResult.NEGATIVE, null, null),
                                finding(ClinicalTest.SLR, Side.LEFT, FindingResult.NEGATIVE, 75.0, Unit.DEGREE)),
                        Map.of(),
                        Map.of(),
                        List.of()));
    }

    public S scored(Instrument instrument, double value) {
        return tell(
                trainer,
                at -> new FindingsRecorded(
                        caseId,
                        clinic,
                        at,
                        id("f1d0", number, told.size()),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(new PromScore(instrument, value))));
    }

    public S proposed(Disposition disposition, CauseCategory category, String... missing) {
        List<MuscularCause> patterns = disposition == Disposition.MANAGE ? List.of(cause()) : List.of();
        List<Suspicion> suspicions = switch (disposition) {
            case EMERGENCY -> List.of(new Suspicion(category, Urgency.EMERGENCY, List.of("CES_SADDLE")));
            case URGENT -> List.of(new Suspicion(category, Urgency.URGENT, List.of("NEURO_PROG")));
            case ROUTINE -> List.of(new Suspicion(category, Urgency.ROUTINE, List.of("ADOL_EXT", "STORK")));
            case MANAGE, INCOMPLETE -> List.of();
        };
        return tell(
                "assessment-service",
                at -> new AssessmentProposed(
                        caseId,
                        clinic,
                        at,
                        id("9409", number, told.size()),
                        "2026.1",
                        "5e0b6c",
                        disposition,
                        category,
                        suspicions,
                        patterns,
                        List.of(missing),
                        TRACE));
    }

    static MuscularCause cause() {
        return new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);
    }

    public S causeConfirmed() {
        return tell(
                trainer,
                at -> new MuscularCauseIdentified(
                        caseId,
                        clinic,
                        at,
                        athleteId,
                        id("9409", number, 2),
                        List.of(cause()),
                        List.of(Contraindication.X),
                        false,
                        false,
                        null));
    }

    public S notMuscular(Urgency urgency) {
        return tell(
                "assessment-service",
                at -> new NonMuscularCauseSuspected(
                        caseId,
                        clinic,
                        at,
                        id("9409", number, 3),
                        List.of(new Suspicion(CauseCategory.BONY, urgency, List.of("STORK"))),
                        urgency));
    }
}
