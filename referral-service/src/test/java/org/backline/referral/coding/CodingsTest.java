package org.backline.referral.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodingsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Codings codings = Codings.shipped();

    @ParameterizedTest
    @EnumSource(MuscularPattern.class)
    void namesEveryMuscularCauseInIcd10CmOnEveryDayOfTheLastYears(MuscularPattern pattern) {
        for (LocalDate day = LocalDate.of(2019, 1, 1); day.isBefore(TODAY); day = day.plusMonths(1)) {
            assertThat(codings.of(pattern, day))
                    .as("on %s", day)
                    .anyMatch(coding -> coding.system() == CodeSystem.ICD_10_CM);
        }
    }

    @ParameterizedTest
    @EnumSource(CauseCategory.class)
    void namesEveryCategoryInIcd10Cm(CauseCategory category) {
        assertThat(codings.of(category, TODAY)).anyMatch(coding -> coding.system() == CodeSystem.ICD_10_CM);
    }

    @Test
    void choosesTheCodeOfTheDateOfService() {
        assertThat(icd(codings.of(CauseCategory.MUSCULAR, LocalDate.of(2021, 9, 30))))
                .containsExactly("M54.5");
        assertThat(icd(codings.of(CauseCategory.MUSCULAR, LocalDate.of(2021, 10, 1))))
                .containsExactly("M54.59");
    }

    @Test
    void saysThatAMappingIsInexact() {
        assertThat(codings.of(MuscularPattern.P1, TODAY))
                .filteredOn(coding -> coding.system() == CodeSystem.ICD_10_CM)
                .singleElement()
                .satisfies(coding -> {
                    assertThat(coding.code()).isEqualTo("M62.81");
                    assertThat(coding.equivalence()).isEqualTo(Equivalence.INEXACT);
                    assertThat(coding.source()).contains("ICD-10-CM");
                });
    }

    @Test
    void namesWhatTheFlagsOfASuspicionPointToBeforeItsCategory() {
        Suspicion suspicion =
                new Suspicion(CauseCategory.SERIOUS, Urgency.EMERGENCY, List.of("CES_SADDLE", "CES_BLADDER", "R-17"));

        assertThat(icd(codings.of(suspicion, TODAY))).containsExactly("G83.4", "R69");
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "M54.5,  2021-09-30, false",
        "M54.5,  2021-10-01, true",
        "M54.50, 2021-10-01, false",
        "M51.36, 2024-09-30, false",
        "M51.36, 2024-10-01, true",
        "M51.37, 2024-10-01, true",
        "M51.360, 2024-10-01, false",
        "I71.4,  2022-10-01, true",
    })
    void retiresACodeOnTheDayItWasDivided(String code, LocalDate day, boolean retired) {
        assertThat(RetiredCode.find(code, day).isPresent()).isEqualTo(retired);
    }

    @Test
    void neverNamesACodeThatIsRetiredOnThatDay() {
        Stream.of(LocalDate.of(2021, 10, 1), LocalDate.of(2022, 10, 1), LocalDate.of(2024, 10, 1), TODAY)
                .forEach(day -> {
                    for (CauseCategory category : CauseCategory.values()) {
                        assertThat(codings.of(category, day))
                                .noneMatch(coding ->
                                        codings.retired(coding.code(), day).isPresent());
                    }
                });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "equivalence: INEXACT, source: TABULAR, mark: G} | equivalence: ROUGHLY, source: TABULAR, mark: G} | equivalence",
                "code: M62.81 | code: m62.81 | does not match",
                "source: FY2023 | source: FY2019 | not among the sources",
                "until: 2021-10-01, replacedBy | until: 2021-13-01, replacedBy | not a day of the calendar",
                "until: 2021-10-01, replacedBy | until: 2021-10-02, replacedBy | was not introduced on",
                "equivalence: WIDER, until: 2021-10-01 | equivalence: WIDER, until: 2021-11-01 | is retired on 2021-10-01",
                "of: [VASC] | of: [VASCULAR] | not one of our codes",
                "of: [VASC] | of: [VISC] | is named twice",
                "equivalence: INEXACT, from: 2024-10-01 | equivalence: INEXACT, until: 2020-10-01, from: 2024-10-01 | valid on no day",
                "P10: | P11: | not one of our codes",
            })
    void refusesATableThatIsNotAsItShouldBe(String right, String wrong, String reason) {
        String table = CodingsReader.resource(CodingsReader.FILE);
        String broken = table.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(broken).isNotEqualTo(table);

        assertThatExceptionOfType(CodingFault.class)
                .isThrownBy(() -> new CodingsReader(broken).read())
                .withMessageContaining("codings.yaml, line ")
                .withMessageContaining(reason)
                .satisfies(fault -> assertThat(fault.line()).isGreaterThan(1));
    }

    @Test
    void refusesATableThatLeavesOutACause() {
        String table = CodingsReader.resource(CodingsReader.FILE);
        String broken = table.replaceFirst("(?m)^  P9:\\R.*\\R", "");

        assertThatExceptionOfType(CodingFault.class)
                .isThrownBy(() -> new CodingsReader(broken).read())
                .withMessageContaining("P9 is in no code system");
    }

    private static List<String> icd(List<Coding> codings) {
        return codings.stream()
                .filter(coding -> coding.system() == CodeSystem.ICD_10_CM)
                .map(Coding::code)
                .toList();
    }
}
