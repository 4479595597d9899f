package org.backline.program.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryReaderTest {

    /** One word of one file is changed; the fault is looked for on the line where the change was made. */
    static List<Arguments> faults() {
        return List.of(
                fault(
                        "exercises.yaml",
                        "cue: Heels together",
                        "hint: none\n    cue: Heels together",
                        "'hint' is not defined"),
                fault("exercises.yaml", "- id: E02", "- id: E38", "does not match"),
                fault("exercises.yaml", "- id: E02", "- id: E01", "E01 appears twice"),
                fault(
                        "exercises.yaml",
                        "{says: \"Gluteal work exceeds",
                        "{said: \"Gluteal work exceeds",
                        "'said' is not"),
                fault(
                        "exercises.yaml",
                        "{code: X, when: control is poor}",
                        "{code: Z, when: control is poor}",
                        "enumeration"),
                fault(
                        "exercises.yaml",
                        "{1: {sets: 3, repetitions: 15,",
                        "{1: {sets: 0, repetitions: 15,",
                        "minimum value of 1"),
                fault(
                        "exercises.yaml",
                        "{2: {sets: 3, repetitions: 10, timesPerWeek: 4}, 3:",
                        "{2: {sets: 3, repetitions: 10, timesPerWeek: 4}, 4:",
                        "a phase between"),
                fault("exercises.yaml", "rule: AEROBIC-WATER}", "rule: AEROBIC-AIR}", "no rule AEROBIC-AIR"),
                fault("exercises.yaml", "progress: the pelvis stays flat", "progress: [", ""),
                fault("drafting.yaml", "{rule: SLIDER, exercises", "{rule: SLIDERS, exercises", "no rule SLIDERS"),
                fault(
                        "drafting.yaml",
                        "exercises: [E32, E31, E33]",
                        "exercises: [E32, E31, E33, E01]",
                        "E01 is in two steps"),
                fault("drafting.yaml", "everyone: [E20]", "everyone: [E23]", "E23 is not of this step"),
                fault("drafting.yaml", "{code: T,", "{code: X,", "X appears twice"),
                fault("drafting.yaml", "  - id: P10", "  - id: P9", "P9 appears twice"),
                fault(
                        "drafting.yaml",
                        "{exercise: E37, rule: GATE-G4}",
                        "{exercise: E37, rule: GATE-G5}",
                        "no rule GATE-G5"),
                fault("order.yaml", "kind: LEFT_OUT", "kind: LEFT_IN", "enumeration"),
                fault("order.yaml", "- id: O3", "- id: O2", "O2 appears twice"));
    }

    private static Arguments fault(String file, String original, String changed, String reason) {
        return Arguments.of(file, original, changed, reason);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void saysFileLineAndReason(String file, String original, String changed, String reason) {
        String text = LibraryReader.resource(file);
        assertThat(text).contains(original);
        int line = (int) text.substring(0, text.indexOf(original)).lines().count();

        assertThatThrownBy(() -> new LibraryReader(with(file, replaceFirst(text, original, changed))).read())
                .isInstanceOfSatisfying(LibraryFault.class, fault -> {
                    assertThat(fault.file()).isEqualTo(file);
                    assertThat(fault.line()).isBetween(line - 1, line + 2);
                    assertThat(fault.reason()).contains(reason);
                    assertThat(fault).hasMessage(file + ", line " + fault.line() + ": " + fault.reason());
                });
    }

    @Test
    void refusesAnExerciseThatHasNoPlaceInASession() {
        assertThatThrownBy(() -> read("drafting.yaml", "exercises: [E27, E29]", "exercises: [E27]"))
                .hasMessageContaining("exercises.yaml")
                .hasMessageEndingWith("E29 is in no step of a session");
    }

    @Test
    void refusesAPatternThatCouldBeLeftWithoutAnActiveExercise() {
        assertThatThrownBy(() -> read("drafting.yaml", "steps: [CORE-SECOND, AEROBIC]", "steps: [CORE-SECOND]"))
                .hasMessageEndingWith("no active exercise that nothing bars is drafted for everyone");
    }

    @Test
    void refusesAPatternThatNamesAnUnknownStep() {
        assertThatThrownBy(() -> read("drafting.yaml", "steps: [CORE-SECOND, AEROBIC]", "steps: [CORE-THIRD, AEROBIC]"))
                .hasMessageEndingWith("CORE-THIRD is not a step of a session");
    }

    @Test
    void refusesAnExerciseThatIsBothFirstLineAndSpare() {
        assertThatThrownBy(() -> read("drafting.yaml", "spare: [E18]", "spare: [E13]"))
                .hasMessageEndingWith("E13 is both first and spare");
    }

    @Test
    void refusesAMissingFile() {
        assertThatThrownBy(() -> LibraryReader.resource("nothing.yaml"))
                .hasMessage("nothing.yaml, line 1: the file is missing");
    }

    @Test
    void hashesTheSameLibraryAlikeWhateverItsLineEnds() {
        String hash = ExerciseSamples.LIBRARY.hash();

        assertThat(new LibraryReader(file -> LibraryReader.resource(file).replace("\n", "\r\n"))
                        .read()
                        .hash())
                .isEqualTo(hash);
        assertThat(hash).matches("[0-9a-f]{64}");
    }

    @Test
    void hashesEveryFile() {
        String hash = ExerciseSamples.LIBRARY.hash();

        for (String file : List.of("exercises.yaml", "drafting.yaml", "order.yaml")) {
            String longer = LibraryReader.resource(file) + "# one more line\n";
            assertThat(new LibraryReader(with(file, longer)).read().hash())
                    .as(file)
                    .isNotEqualTo(hash);
        }
    }

    private static ExerciseLibrary read(String file, String original, String changed) {
        return new LibraryReader(with(file, replaceFirst(LibraryReader.resource(file), original, changed))).read();
    }

    private static UnaryOperator<String> with(String file, String text) {
        return name -> name.equals(file) ? text : LibraryReader.resource(name);
    }

    private static String replaceFirst(String text, String original, String changed) {
        int at = text.indexOf(original);
        return text.substring(0, at) + changed + text.substring(at + original.length());
    }
}
