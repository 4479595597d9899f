package org.backline.intake.roster;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.backline.intake.register.Athlete;
import org.jspecify.annotations.Nullable;

/** Finds lines that would register somebody twice: in this file, or somebody the register has already. */
final class Duplicates {

    private record Who(String name, LocalDate birthDate) {}

    private Duplicates() {}

    /**
     * The lines, those refused that repeat an earlier one or name somebody who is registered.
     *
     * @param rows the lines as they stood in the file, in the same order
     * @param registered the athletes of the clinics in question
     */
    static List<RosterLine> refused(List<RosterFile.Row> rows, List<RosterLine> lines, List<Athlete> registered) {
        Map<Who, String> known = new HashMap<>();
        registered.forEach(athlete -> known.put(who(athlete.name(), athlete.birthDate()), athlete.number()));
        Map<Who, Integer> seen = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<RosterLine> checked = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            checked.add(check(lines.get(index), rows.get(index).get(Column.NUMBER), known, seen, numbers));
        }
        return checked;
    }

    private static RosterLine check(
            RosterLine line,
            @Nullable String number,
            Map<Who, String> known,
            Map<Who, Integer> seen,
            Map<String, Integer> numbers) {
        Integer sameNumber = number == null ? null : numbers.putIfAbsent(number, line.line());
        if (!line.isReady()) {
            return line;
        }
        if (sameNumber != null) {
            return line.refused(
                    new LineProblem(Column.NUMBER.title(), "must be there once; line " + sameNumber + " has it too"));
        }
        Who who = who(Objects.requireNonNull(line.name()), Objects.requireNonNull(line.birthDate()));
        Integer earlier = seen.putIfAbsent(who, line.line());
        if (earlier != null) {
            return line.refused(new LineProblem(
                    Column.NAME.title(), "is the athlete of line " + earlier + ": same name and birth date"));
        }
        String registered = known.get(who);
        return registered == null
                ? line
                : line.refused(new LineProblem(
                        Column.NAME.title(), "is registered already, as " + registered + ": same name and birth date"));
    }

    private static Who who(String name, LocalDate birthDate) {
        return new Who(
                Normalizer.normalize(name, Normalizer.Form.NFKC)
                        .strip()
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT),
                birthDate);
    }
}
