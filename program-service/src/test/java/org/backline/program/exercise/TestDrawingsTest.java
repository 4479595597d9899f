package org.backline.program.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.backline.codes.ClinicalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that are told by a posture are drawn, from poses that a body can hold. */
class TestDrawingsTest {

    private static final TestDrawings DRAWINGS = TestDrawings.load();

    static Stream<ClinicalTest> tests() {
        return DRAWINGS.tests().stream().sorted();
    }

    @Test
    void theTestsThatDecideMostHaveOne() {
        assertThat(DRAWINGS.tests())
                .contains(
                        ClinicalTest.SLR,
                        ClinicalTest.SLUMP,
                        ClinicalTest.STORK,
                        ClinicalTest.THIGH_THRUST,
                        ClinicalTest.GAENSLEN,
                        ClinicalTest.FABER,
                        ClinicalTest.MTHOMAS,
                        ClinicalTest.TREND)
                .hasSizeGreaterThan(30);
        assertThat(DRAWINGS.svg("TEMP")).isEmpty();
        assertThat(DRAWINGS.svg("NOTHING")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void isOnePictureWithinItsFrameThatSaysWhatItShows(ClinicalTest test) throws Exception {
        String svg = DRAWINGS.svg(test.name()).orElseThrow();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .hasSizeGreaterThan(20);
        assertThat(svg).doesNotContain("href", "url(", "<script", "<style", "NaN");
        var numbers = Pattern.compile("[ML] ?(-?[0-9.]+) (-?[0-9.]+)").matcher(svg);
        while (numbers.find()) {
            assertThat(Double.parseDouble(numbers.group(1))).isBetween(0.0, 680.0);
            assertThat(Double.parseDouble(numbers.group(2))).isBetween(0.0, 320.0);
        }
    }

    @Test
    void aPoseThatNoBodyHoldsAndATestThatIsNoneAreRefused() {
        assertThatThrownBy(() -> TestDrawings.read(new LibraryReader(
                        file -> LibraryReader.resource(file).replace("HIP: [0, 62]", "HIP: [0, 190]"))))
                .isInstanceOf(LibraryFault.class)
                .hasMessageContaining("HIP");
        assertThatThrownBy(() -> TestDrawings.read(
                        new LibraryReader(file -> LibraryReader.resource(file).replace("test: SLR", "test: SLX"))))
                .hasMessageContaining("SLX");
    }
}
