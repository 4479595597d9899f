package org.backline.program.exercise;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.codes.ExerciseDose;

/** A draft as a trainer would read it on paper. */
final class DraftText {

    private DraftText() {}

    static String of(ExerciseLibrary library, DraftRequest request, ProgramDraft draft) {
        StringBuilder text = new StringBuilder();
        text.append("Causes: ")
                .append(request.causes().stream()
                        .map(cause -> cause.pattern() + " " + cause.side())
                        .collect(Collectors.joining(", ")))
                .append("\nOpen conditions: ")
                .append(orNone(request.contraindications()))
                .append("\nOpen findings: ")
                .append(orNone(request.findings()))
                .append("\nStarts in phase ")
                .append(draft.phase())
                .append("\n\nIn the order of a session\n");
        Set<String> rules = new LinkedHashSet<>();
        draft.exercises().forEach(exercise -> {
            rules.add(exercise.rule());
            text.append(String.format(
                    Locale.ROOT,
                    "  %s  phase %d  %-62s %-9s  %-28s %s %s%n",
                    exercise.exercise(),
                    exercise.phase(),
                    library.exercise(exercise.exercise()).name(),
                    exercise.side(),
                    dose(exercise.dose()),
                    exercise.rule(),
                    exercise.grade()));
        });
        text.append("\nLeft out\n");
        draft.excluded().forEach(exercise -> {
            rules.add(exercise.rule());
            text.append(String.format(
                    Locale.ROOT,
                    "  %s  %-62s %s %s%n",
                    exercise.exercise(),
                    library.exercise(exercise.exercise()).name(),
                    exercise.rule(),
                    exercise.grade()));
        });
        text.append("\nRules\n");
        rules.forEach(id -> {
            Rule rule = library.ruleOf(id);
            text.append(String.format(
                    Locale.ROOT,
                    "  %s (%s, %s): %s [%s]%n",
                    id,
                    rule.grade(),
                    rule.mark(),
                    rule.text(),
                    rule.source()));
        });
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String orNone(Set<?> values) {
        List<String> sorted = values.stream().map(Object::toString).sorted().toList();
        return sorted.isEmpty() ? "none" : String.join(", ", sorted);
    }

    private static String dose(ExerciseDose dose) {
        return dose.sets()
                + (dose.repetitions() == null ? "" : " x " + dose.repetitions())
                + (dose.holdSeconds() == null ? "" : " x " + dose.holdSeconds() + " s")
                + (dose.metres() == null ? "" : " x " + dose.metres() + " m")
                + ", " + dose.timesPerWeek() + " a week";
    }
}
