package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad file stops the start and names file, line and reason. */
class KnowledgeReaderTest {

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.putAll(KnowledgeFiles.released(KnowledgeFiles.releases().getLast().version())
                .texts());
        return texts;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("red-flags.yaml", "alone: URGENT", "alone: SOON", "alone"),
                Arguments.of("red-flags.yaml", "id: CES_BOWEL", "id: CES_BLADDER", "stands twice"),
                Arguments.of("red-flags.yaml", "id: CES_BOWEL", "id: CES_BOWL", "CES_BOWL"),
                Arguments.of("red-flags.yaml", "legSymptoms: [BILATERAL]", "legSymptoms: [BOTH]", "BOTH"),
                Arguments.of("red-flags.yaml", "ageBelow: 18", "agebelow: 18", "agebelow"),
                Arguments.of("tests.yaml", "id: CSLR", "id: SLR", "stands twice"),
                Arguments.of("tests.yaml", "sensitivity: 0.84", "sensitivity: 84", "sensitivity"),
                Arguments.of("tests.yaml", "units: {MRC: 1}", "units: {grade: 1}", "grade"),
                Arguments.of("tests.yaml", "kind: VITAL", "kind: LIFE", "kind"),
                Arguments.of("rules.yaml", "when: {positive: CENTRAL}", "when: {positiv: CENTRAL}", "positiv"),
                Arguments.of("rules.yaml", "when: {positive: CENTRAL}", "when: {positive: CENTRALISE}", "CENTRALISE"),
                Arguments.of("rules.yaml", "sport: EXTENSION_ROTATION", "sport: EXTENSION", "group of sports"),
                Arguments.of("rules.yaml", "id: DISC_PERIPHERALISES", "id: DISC_CENTRALISES", "stands twice"),
                Arguments.of("rules.yaml", "tests: [CENTRAL, SLR, CSLR]", "tests: [CENTRAL, KEMP]", "likelihood"),
                Arguments.of("rules.yaml", "cap: 10", "cap: 20", "cap"),
                Arguments.of("rules.yaml", "{code: A,", "{code: B,", "contraindication A is missing"),
                Arguments.of("screen.yaml", "why: bone tenderness}", "reason: bone tenderness}", "reason"),
                Arguments.of("patterns.yaml", "id: P10", "id: P9", "stands twice"),
                Arguments.of("patterns.yaml", "shownBy: {positive: {of: AKE, side: SAME}}", "shownBy: {}", "shownBy"),
                Arguments.of("proms.yaml", "range: [0, 24]", "range: [0]", "range"),
                Arguments.of("proms.yaml", "id: RMDQ", "id: ODI", "stands twice"),
                Arguments.of("sports.yaml", "id: RUNNING", "id: THROWING", "stands twice"),
                Arguments.of("screen.yaml", "items:", "items: [", "expected"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void namesFileLineAndReason(String file, String right, String wrong, String reason) {
        Map<String, String> texts = texts();
        String text = texts.get(file);
        assertThat(text).contains(right);
        texts.put(file, text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
        KnowledgeFault fault = catchThrowableOfType(KnowledgeFault.class, () -> new KnowledgeReader().read(texts));
        assertThat(fault).isNotNull();
        assertThat(fault.file()).isEqualTo(file);
        assertThat(fault.getMessage()).contains(reason);
        assertThat(fault.line()).isPositive();
    }

    @Test
    void namesTheLineOfTheFault() {
        Map<String, String> texts = texts();
        String text = texts.get("rules.yaml").replace("when: {positive: CENTRAL}", "when: {positive: CENTRALISE}");
        texts.put("rules.yaml", text);
        int line = (int) text.substring(0, text.indexOf("CENTRALISE}")).lines().count();
        KnowledgeFault fault = catchThrowableOfType(KnowledgeFault.class, () -> new KnowledgeReader().read(texts));
        assertThat(fault.line()).isEqualTo(line);
    }

    @Test
    void aDerivationMayOnlyLookAtFlagsBeforeIt() {
        Map<String, String> texts = texts();
        texts.put(
                "red-flags.yaml",
                texts.get("red-flags.yaml")
                        .replaceFirst("when: \\{legSymptoms: \\[BILATERAL\\]\\}", "when: {anyFlag: [STEROID]}"));
        KnowledgeFault fault = catchThrowableOfType(KnowledgeFault.class, () -> new KnowledgeReader().read(texts));
        assertThat(fault.reason()).contains("comes later");
    }

    @Test
    void aMissingFileIsAFault() {
        Map<String, String> texts = texts();
        texts.remove("screen.yaml");
        assertThat(catchThrowableOfType(KnowledgeFault.class, () -> new KnowledgeReader().read(texts)))
                .hasMessageContaining("screen.yaml");
    }

    @Test
    void theHashIsOfTheContentAndNotOfItsLayout() {
        Map<String, String> texts = texts();
        String hash = new KnowledgeReader().read(texts).stamp().hash();
        texts.computeIfPresent("rules.yaml", (name, text) -> "# another comment\n" + text);
        assertThat(new KnowledgeReader().read(texts).stamp().hash())
                .isEqualTo(hash)
                .hasSize(64);
        texts.computeIfPresent("rules.yaml", (name, text) -> text.replace("onsetDaysAbove: 42", "onsetDaysAbove: 41"));
        assertThat(new KnowledgeReader().read(texts).stamp().hash()).isNotEqualTo(hash);
    }

    @Test
    void aPlaceWithoutALineOfItsOwnTakesThatOfWhatHoldsIt() {
        YamlFile file = YamlFile.read("sample.yaml", "first: 1\nsecond:\n  third: 3\n");
        assertThat(file.fault("/second/third", "x").line()).isEqualTo(3);
        assertThat(file.fault("/second/fourth/fifth", "x").line()).isEqualTo(2);
        assertThat(file.fault("/nowhere", "x").line()).isEqualTo(1);
    }
}
