package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.codes.ClinicalTest;
import org.backline.codes.RedFlag;

/** Reads the exclusion screen. */
final class ScreenReader {

    private final ConditionReader conditions;

    ScreenReader(ConditionReader conditions) {
        this.conditions = conditions;
    }

    ScreenSpec read(Place file, List<FlagSpec> flags) {
        List<ScreenSpec.AskedFlag> asked = new ArrayList<>();
        for (FlagSpec spec : flags) {
            if (spec.asked()) {
                String id = spec.flag().name();
                asked.add(new ScreenSpec.AskedFlag(
                        spec.flag(),
                        new Missing(id, "red flag: not asked"),
                        new Missing(id, "red flag: not assessed")));
            }
        }
        List<ScreenSpec.Item> items = new ArrayList<>();
        for (Place place : file.list("items")) {
            items.add(item(place));
        }
        return new ScreenSpec(List.copyOf(asked), List.copyOf(items));
    }

    private ScreenSpec.Item item(Place place) {
        Condition applies = place.has("when") ? conditions.read(place.at("when")) : new Condition.All(List.of());
        String why = place.text("why");
        if (place.has("flag")) {
            RedFlag flag = place.code("flag", RedFlag.class);
            return new ScreenSpec.FlagItem(flag, applies, new Missing(flag.name(), why));
        }
        if (place.yes("sijCluster")) {
            Map<ClinicalTest, Missing> missing = new EnumMap<>(ClinicalTest.class);
            for (ClinicalTest test : Readings.SijCluster.TESTS) {
                missing.put(test, new Missing(test.name(), why));
            }
            return new ScreenSpec.ClusterItem(applies, why, missing);
        }
        List<ClinicalTest> tests = place.list("tests").stream()
                .map(test -> test.code(ClinicalTest.class))
                .toList();
        return ScreenSpec.TestItem.of(tests, applies, why);
    }
}
