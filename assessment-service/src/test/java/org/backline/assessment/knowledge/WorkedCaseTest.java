package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backline.assessment.knowledge.WorkedCases.WorkedCase;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.MuscularPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of worked cases, written from the criteria of the evidence base. */
class WorkedCaseTest {

    static List<WorkedCase> cases() {
        return WorkedCases.read();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void proposesWhatACarefulClinicianExpects(WorkedCase worked) {
        Evaluation evaluation = CaseSamples.evaluate(worked.request());
        assertThat(evaluation.disposition())
                .as("disposition; suspicions %s, missing %s", evaluation.suspicions(), evaluation.missing())
                .isEqualTo(worked.disposition());
        assertThat(evaluation.category()).as("category").isEqualTo(worked.category());
        if (!worked.because().isEmpty()) {
            assertThat(evaluation.suspicions().getFirst().because()).containsAll(worked.because());
        }
        assertThat(evaluation.patterns().stream()
                        .map(found -> found.pattern() + " " + found.side() + " " + found.strength())
                        .toList())
                .as(
                        "patterns; %s",
                        evaluation.notFired().stream()
                                .filter(rule -> rule.rule().matches("P[0-9]+"))
                                .toList())
                .isEqualTo(worked.patterns());
        assertThat(evaluation.missing().stream().map(Evaluation.Missing::item).toList())
                .containsAll(worked.missing());
    }

    @Test
    void holdsAtLeastSixtyCasesAndThreeOfEachKind() {
        List<WorkedCase> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        Map<CauseCategory, Long> categories =
                cases.stream().collect(Collectors.groupingBy(WorkedCase::category, Collectors.counting()));
        Map<Disposition, Long> dispositions =
                cases.stream().collect(Collectors.groupingBy(WorkedCase::disposition, Collectors.counting()));
        Map<String, Long> patterns = cases.stream()
                .flatMap(worked -> worked.patterns().stream())
                .map(text -> text.substring(0, text.indexOf(' ')))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(Arrays.asList(CauseCategory.values()))
                .allSatisfy(category -> assertThat(categories.getOrDefault(category, 0L))
                        .as(category.name())
                        .isGreaterThanOrEqualTo(3));
        assertThat(Arrays.asList(Disposition.values()))
                .allSatisfy(disposition -> assertThat(dispositions.getOrDefault(disposition, 0L))
                        .as(disposition.name())
                        .isGreaterThanOrEqualTo(3));
        assertThat(Arrays.asList(MuscularPattern.values()))
                .allSatisfy(pattern -> assertThat(patterns.getOrDefault(pattern.name(), 0L))
                        .as(pattern.name())
                        .isGreaterThanOrEqualTo(3));
        assertThat(cases.stream().map(WorkedCase::name)).doesNotHaveDuplicates();
    }
}
