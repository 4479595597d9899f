package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.EndFeel;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Unit;

/** Reads the table of worked cases: each names only what differs from a clear, or an unasked, athlete. */
final class WorkedCases {

    private WorkedCases() {}

    /** One worked case and what a careful clinician expects of it. */
    record WorkedCase(
            String name,
            EvaluationRequest request,
            Disposition disposition,
            CauseCategory category,
            List<String> because,
            List<String> patterns,
            List<String> missing) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<WorkedCase> read() {
        return YamlFile.read("worked-cases.yaml", KnowledgeFiles.resource("/knowledge/worked-cases.yaml"))
                .start()
                .list("cases")
                .stream()
                .map(WorkedCases::read)
                .toList();
    }

    private static WorkedCase read(Place place) {
        boolean clear = place.text("like", "clear").equals("clear");
        EvaluationRequest like = clear ? CaseSamples.aClearAthlete() : CaseSamples.anUnaskedAthlete();
        Athlete athlete = new Athlete(
                place.has("age") ? place.whole("age") : like.athlete().age(),
                place.has("sex") ? place.code("sex", Sex.class) : like.athlete().sex(),
                place.text("sport", like.athlete().sport()),
                place.has("trait")
                        ? place.code("trait", SickleCellTrait.class)
                        : like.athlete().sickleCellTrait());
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        flags.putAll(like.redFlags());
        if (place.has("flags")) {
            Place given = place.at("flags");
            given.keys().forEach(key -> flags.put(RedFlag.valueOf(key), given.code(key, FlagAnswer.class)));
        }
        List<Finding> findings = new ArrayList<>(like.findings());
        List<Finding> more =
                place.list("findings").stream().map(one -> finding(one.text())).toList();
        more.forEach(one -> findings.removeIf(present -> present.test() == one.test()));
        findings.addAll(more);
        place.list("without").forEach(test -> findings.removeIf(one -> one.test() == test.code(ClinicalTest.class)));
        EvaluationRequest request =
                new EvaluationRequest(athlete, intake(place, like.intake()), flags, findings, List.of());
        Place expect = place.at("expect");
        return new WorkedCase(
                place.text("name"),
                request,
                expect.code("disposition", Disposition.class),
                expect.code("category", CauseCategory.class),
                texts(expect, "because"),
                texts(expect, "patterns"),
                texts(expect, "missing"));
    }

    private static List<String> texts(Place place, String key) {
        return place.list(key).stream().map(Place::text).toList();
    }

    private static Intake intake(Place place, Intake like) {
        Onset onset = like.onset();
        if (place.has("onset")) {
            Place given = place.at("onset");
            onset = new Onset(
                    given.codeOrNull("manner", OnsetManner.class),
                    given.has("daysAgo") ? given.whole("daysAgo") : null,
                    given.codeOrNull("mechanism", Mechanism.class));
        }
        Pain pain = like.pain();
        if (place.has("pain")) {
            List<Place> numbers = place.at("pain").elements();
            pain = new Pain((int) numbers.get(0).number(), (int) numbers.get(1).number(), (int)
                    numbers.get(2).number());
        }
        List<PainSite> regions = like.regions();
        if (place.has("regions")) {
            regions = place.list("regions").stream()
                    .map(one -> one.text().split(" "))
                    .map(words -> new PainSite(BodyRegion.valueOf(words[0]), Side.valueOf(words[1])))
                    .toList();
        }
        return new Intake(
                onset,
                pain,
                regions,
                place.has("aggravatedBy")
                        ? List.copyOf(place.at("aggravatedBy").codes(Provocation.class))
                        : like.aggravatedBy(),
                place.has("easedBy") ? List.copyOf(place.at("easedBy").codes(Provocation.class)) : like.easedBy(),
                place.has("night") ? place.code("night", NightPain.class) : like.night(),
                place.has("legSymptoms") ? place.code("legSymptoms", LegSymptoms.class) : like.legSymptoms(),
                place.has("legWorse") ? (Boolean) place.yes("legWorse") : like.legWorseThanBack(),
                place.has("stiffness") ? (Integer) place.whole("stiffness") : like.morningStiffnessMinutes());
    }

    /** {@code TEST SIDE [RESULT] [number unit] [LEVEL] [familiar|foreign|held|differentiated|muscle|neural]}. */
    private static Finding finding(String text) {
        List<String> words = Arrays.asList(text.split(" "));
        FindingResult result = null;
        Double value = null;
        Unit unit = null;
        SpinalLevel level = null;
        for (int i = 2; i < words.size(); i++) {
            String word = words.get(i);
            if (Arrays.stream(FindingResult.values()).anyMatch(one -> one.name().equals(word))) {
                result = FindingResult.valueOf(word);
            } else if (Arrays.stream(SpinalLevel.values())
                    .anyMatch(one -> one.name().equals(word))) {
                level = SpinalLevel.valueOf(word);
            } else if (word.matches("-?[0-9.]+")) {
                value = Double.valueOf(word);
                unit = Unit.of(words.get(i + 1));
            }
        }
        return new Finding(
                ClinicalTest.valueOf(words.get(0)),
                Side.valueOf(words.get(1)),
                result,
                value,
                unit,
                words.contains("familiar") ? Boolean.TRUE : words.contains("foreign") ? Boolean.FALSE : null,
                null,
                level,
                words.contains("held") ? Boolean.TRUE : null,
                words.contains("differentiated") ? Boolean.TRUE : null,
                words.contains("muscle") ? EndFeel.MUSCLE : words.contains("neural") ? EndFeel.NEURAL : null,
                null);
    }
}
