package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.Finding;
import org.backline.codes.Instrument;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.Unit;
import org.jspecify.annotations.Nullable;

/** Checks that numbers are possible and units fit their tests; what the codes cannot say. */
public final class RequestCheck {

    private static final Pattern SPORT = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final int MOST_REGIONS = 12;
    private static final int MOST_DAYS = 36_500;
    private static final int MINUTES_OF_A_DAY = 1_440;

    private final Knowledge knowledge;

    public RequestCheck(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Everything that is wrong with a request; empty when it can be evaluated. */
    public List<Complaint> validate(EvaluationRequest request) {
        List<Complaint> complaints = new ArrayList<>();
        @Nullable Athlete athlete = request.athlete();
        if (athlete == null) {
            required("athlete", complaints);
        } else {
            checkAthlete(athlete, complaints);
        }
        @Nullable Intake intake = request.intake();
        if (intake == null) {
            required("intake", complaints);
        } else {
            checkIntake(intake, complaints);
        }
        request.redFlags().forEach((flag, answer) -> {
            if (isNull(answer)) {
                required("redFlags." + flag, complaints);
            }
        });
        for (int i = 0; i < request.findings().size(); i++) {
            check(request.findings().get(i), "findings[" + i + "]", complaints);
        }
        for (int i = 0; i < request.proms().size(); i++) {
            check(request.proms().get(i), "proms[" + i + "]", complaints);
        }
        checkStart(request.proms(), complaints);
        return List.copyOf(complaints);
    }

    private static void checkAthlete(Athlete athlete, List<Complaint> complaints) {
        within("athlete.age", athlete.age(), 10, 99, complaints);
        if (isNull(athlete.sex())) {
            required("athlete.sex", complaints);
        }
        @Nullable String sport = athlete.sport();
        if (sport == null || !SPORT.matcher(sport).matches()) {
            complaints.add(new Complaint(
                    "athlete.sport",
                    "is not a sport key",
                    sport,
                    "lower case with hyphens, for example cross-country"));
        }
    }

    private static void checkIntake(Intake intake, List<Complaint> complaints) {
        @Nullable Pain pain = intake.pain();
        if (pain == null) {
            required("intake.pain", complaints);
        } else {
            within("intake.pain.now", pain.now(), 0, 10, complaints);
            within("intake.pain.best", pain.best(), 0, 10, complaints);
            within("intake.pain.worst", pain.worst(), 0, 10, complaints);
        }
        if (intake.regions().isEmpty() || intake.regions().size() > MOST_REGIONS) {
            complaints.add(new Complaint(
                    "intake.regions",
                    "needs at least one region and not too many",
                    String.valueOf(intake.regions().size()),
                    "1 to " + MOST_REGIONS));
        }
        for (int i = 0; i < intake.regions().size(); i++) {
            PainSite site = intake.regions().get(i);
            if (isNull(site) || isNull(site.region()) || isNull(site.side())) {
                required("intake.regions[" + i + "]", complaints);
            }
        }
        checkCodes(intake.aggravatedBy(), "intake.aggravatedBy", complaints);
        checkCodes(intake.easedBy(), "intake.easedBy", complaints);
        @Nullable Onset onset = intake.onset();
        if (onset != null) {
            within("intake.onset.daysAgo", onset.daysAgo(), 0, MOST_DAYS, complaints);
        }
        within("intake.morningStiffnessMinutes", intake.morningStiffnessMinutes(), 0, MINUTES_OF_A_DAY, complaints);
    }

    private static void checkCodes(@Nullable List<Provocation> given, String field, List<Complaint> complaints) {
        if (given != null && given.stream().anyMatch(RequestCheck::isNull)) {
            required(field + "[" + given.indexOf(null) + "]", complaints);
        }
    }

    private void check(Finding finding, String field, List<Complaint> complaints) {
        if (isNull(finding) || isNull(finding.test())) {
            required(isNull(finding) ? field : field + ".test", complaints);
            return;
        }
        TestSpec spec = knowledge.tests().get(finding.test());
        if (spec == null) {
            return;
        }
        @Nullable Unit unit = finding.unit();
        if (unit != null && !spec.units().containsKey(unit)) {
            complaints.add(new Complaint(
                    field + ".unit",
                    "does not fit " + finding.test(),
                    unit.code(),
                    spec.units().isEmpty()
                            ? "no unit"
                            : String.join(
                                    ", ",
                                    spec.units().keySet().stream()
                                            .map(Unit::code)
                                            .toList())));
        } else {
            @Nullable Double value = finding.value();
            double canonical = spec.canonical(finding);
            boolean finite = value == null || Double.isFinite(value);
            if (value != null && (!finite || canonical < spec.least() || canonical > spec.most())) {
                complaints.add(new Complaint(
                        field + ".value",
                        "is not possible for " + finding.test(),
                        String.valueOf(value),
                        spec.least() + " to " + spec.most()));
            }
        }
        within(field + ".pain", finding.pain(), 0, 10, complaints);
    }

    private void check(PromScore score, String field, List<Complaint> complaints) {
        if (isNull(score) || isNull(score.instrument())) {
            required(isNull(score) ? field : field + ".instrument", complaints);
            return;
        }
        InstrumentSpec spec = knowledge.course().instruments().get(score.instrument());
        if (spec != null && !spec.allows(score.value())) {
            complaints.add(new Complaint(
                    field + ".value",
                    "is not a score of " + score.instrument(),
                    String.valueOf(score.value()),
                    spec.least() + " to " + spec.most()
                            + (spec.sums().isEmpty()
                                    ? spec.wholeNumbers() ? ", whole" : ""
                                    : ", one of " + new TreeSet<>(spec.sums()))));
        }
    }

    /** The psychosocial part is part of the total. */
    private static void checkStart(List<PromScore> proms, List<Complaint> complaints) {
        @Nullable Double total = worst(proms, Instrument.START_TOTAL);
        @Nullable Double part = worst(proms, Instrument.START_PSYCH);
        if (total != null && part != null && part > total) {
            complaints.add(new Complaint(
                    "proms",
                    "has a START_PSYCH above its START_TOTAL",
                    String.valueOf(part),
                    "START_PSYCH at most START_TOTAL, " + total));
        }
    }

    private static @Nullable Double worst(List<PromScore> proms, Instrument instrument) {
        return proms.stream()
                .filter(score -> !isNull(score) && score.instrument() == instrument)
                .map(PromScore::value)
                .max(Double::compare)
                .orElse(null);
    }

    /** Values come from a reader that fills what is absent with null, whatever their declared type. */
    private static boolean isNull(@Nullable Object value) {
        return value == null;
    }

    private static void required(String field, List<Complaint> complaints) {
        complaints.add(new Complaint(field, "is required", null, "present"));
    }

    private static void within(String field, @Nullable Integer value, int least, int most, List<Complaint> complaints) {
        if (value != null && (value < least || value > most)) {
            complaints.add(new Complaint(field, "is out of range", String.valueOf(value), least + " to " + most));
        }
    }
}
