package org.backline.program.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.program.exercise.ExerciseSamples.LIBRARY;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One drawing for every exercise, all of one look, from poses that a body can hold. */
class ExerciseDrawingsTest {

    private static final ExerciseDrawings DRAWINGS = ExerciseDrawings.load(LIBRARY);

    static Stream<String> ids() {
        return DRAWINGS.ids();
    }

    @Test
    void everyExerciseAndEveryBridgeHasOne() {
        List<String> wanted = LIBRARY.exercises().stream()
                .flatMap(exercise -> Stream.concat(
                        Stream.of(exercise.id()), exercise.varieties().stream().map(BridgeVariety::id)))
                .toList();

        assertThat(ids().toList()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isOnePictureThatSaysWhatItShowsAndNeedsNothingElse(String id) throws Exception {
        String svg = DRAWINGS.svg(id).orElseThrow();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));

        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isNotBlank();
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .hasSizeGreaterThan(20);
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 680 320");
        assertThat(svg).contains(">Start<", ">End<").doesNotContain("href", "url(", "<script", "<style", "NaN");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void staysWithinItsPicture(String id) {
        var numbers = Pattern.compile("[ML] ?(-?[0-9.]+) (-?[0-9.]+)")
                .matcher(DRAWINGS.svg(id).orElseThrow());
        while (numbers.find()) {
            assertThat(Double.parseDouble(numbers.group(1)))
                    .as("across in %s", id)
                    .isBetween(0.0, 340.0);
            assertThat(Double.parseDouble(numbers.group(2)))
                    .as("down in %s", id)
                    .isBetween(0.0, 300.0);
        }
    }

    @Test
    void showsAMovementOrASqueeze() {
        for (Exercise exercise : LIBRARY.exercises()) {
            DrawingPlan plan = DRAWINGS.plan(exercise.id());
            boolean squeezes = plan.props().stream().anyMatch(prop -> prop.kind() == DrawingPlan.Kind.PRESS);
            assertThat(squeezes || !plan.moves().isEmpty()).as(exercise.id()).isTrue();
            assertThat(plan.end()).as(exercise.id()).isNotEqualTo(plan.start());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'KNEE: 106, ANKLE: 36', 'KNEE: 151, ANKLE: 36', KNEE goes from 0 to 150",
        "'PITCH: -114, NECK: 24', 'PITCH: [-114, 3], NECK: 24', PITCH has one number",
        "'- exercise: E01', '- exercise: E02', E02 is drawn twice",
        "'variety: E03-SHORT', 'variety: E03-LONG', E03-LONG is not of the library",
        "'anchor: PELVIS', 'anchor: ELBOW', enumeration"
    })
    void refusesAPoseThatNobodyCanHold(String original, String changed, String reason) {
        LibraryReader reader = new LibraryReader(file -> {
            String text = LibraryReader.resource(file);
            return file.equals(ExerciseDrawings.POSES) ? text.replaceFirst(Pattern.quote(original), changed) : text;
        });

        assertThatThrownBy(() -> ExerciseDrawings.read(LIBRARY, reader))
                .isInstanceOf(LibraryFault.class)
                .hasMessageContaining(reason);
    }

    /** A raised leg moves up in the picture, and the leg that carries stays. */
    @Test
    void bendsTheJointsItNames() {
        Skeleton start = Skeleton.of(DRAWINGS.plan("E01").start());
        Skeleton end = Skeleton.of(DRAWINGS.plan("E01").end());

        assertThat(end.at(Joint.LEFT_HEEL).z())
                .isGreaterThan(start.at(Joint.LEFT_HEEL).z() + 0.3);
        assertThat(end.at(Joint.RIGHT_HEEL).z())
                .isCloseTo(start.at(Joint.RIGHT_HEEL).z(), Offset.offset(1e-9));
    }
}
