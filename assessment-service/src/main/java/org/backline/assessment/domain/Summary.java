package org.backline.assessment.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;

/** What a physician needs to see first of an assessment. */
final class Summary {

    private record TestAndSide(ClinicalTest test, Side side) {}

    private Summary() {}

    static ClinicalSummary of(AssessmentState state) {
        IntakeFacts intake = state.intake();
        return new ClinicalSummary(
                intake.age(),
                intake.sex(),
                intake.sport(),
                intake.painNow(),
                intake.painBest(),
                intake.painWorst(),
                intake.regions(),
                positiveFlags(state),
                latestFindings(state));
    }

    /** Those answered with a yes, and those that the rules derive. */
    private static List<RedFlag> positiveFlags(AssessmentState state) {
        Set<RedFlag> positive = EnumSet.noneOf(RedFlag.class);
        state.redFlags().forEach((flag, answer) -> {
            if (answer == FlagAnswer.YES) {
                positive.add(flag);
            }
        });
        for (RedFlag flag : RedFlag.values()) {
            if (state.triage().suspicions().stream()
                    .anyMatch(suspicion -> suspicion.because().contains(flag.name()))) {
                positive.add(flag);
            }
        }
        return List.copyOf(positive);
    }

    /** The last finding of each test on each side. */
    private static List<Finding> latestFindings(AssessmentState state) {
        Map<TestAndSide, Finding> latest = new LinkedHashMap<>();
        for (AssessmentEvent.FindingsRecorded entry : state.corrected()) {
            for (Finding finding : entry.findings()) {
                latest.put(new TestAndSide(finding.test(), finding.side()), finding);
            }
        }
        return new ArrayList<>(latest.values());
    }
}
