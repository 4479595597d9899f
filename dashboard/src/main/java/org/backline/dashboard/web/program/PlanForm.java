package org.backline.dashboard.web.program;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toSet;
import static org.backline.dashboard.web.frame.Form.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.program.Library;
import org.backline.dashboard.service.program.PlanCheck;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.web.frame.Form;

/** A plan as it is being changed: what somebody took out, put in, moved or dosed otherwise, in the order of a session. */
record PlanForm(List<PlanRow> rows) {

    private static final Pattern FIELD = Pattern.compile("exercises\\[(\\d+)]\\.(?:dose\\.)?(\\w+)");
    private static final String OVERRIDE = "override.";

    PlanForm {
        rows = List.copyOf(rows);
    }

    /** The plan as it stands. */
    static PlanForm of(Program program, Library library) {
        return new PlanForm(program.exercises().stream()
                .flatMap(row -> library.exercise(row.exercise()).map(known -> PlanRow.of(row, known)).stream())
                .toList());
    }

    private record Placed(PlanRow row, double place) {}

    /** The plan as entered: in the order of the places, without what was taken out, with what was swapped or added. */
    static PlanForm of(Form form, Library library, int phase) {
        List<Placed> placed = new ArrayList<>();
        List<String> ids = form.all("row");
        Set<String> known = ids.stream().collect(toSet());
        for (int index = 0; index < ids.size(); index++) {
            String id = ids.get(index);
            Optional<Library.Exercise> exercise = library.exercise(id);
            if (exercise.isEmpty() || form.has("out." + id, "true")) {
                continue;
            }
            PlanRow row = PlanRow.entered(form, exercise.get());
            Object place = form.number("place." + id);
            Library.Exercise instead = library.exercise(form.text("swap." + id, ""))
                    .filter(other -> !known.contains(other.id()))
                    .orElse(null);
            placed.add(new Placed(
                    instead == null ? row : PlanRow.coming(instead, row.phaseOr(phase), row.side()),
                    place instanceof Number number ? number.doubleValue() : index + 1));
        }
        placed.sort(comparingDouble(Placed::place));
        List<PlanRow> rows = new ArrayList<>(placed.stream().map(Placed::row).toList());
        library.exercise(form.text("add", ""))
                .filter(more -> rows.stream().noneMatch(row -> row.known().id().equals(more.id())))
                .ifPresent(more -> putIn(rows, PlanRow.coming(more, phase, ""), library));
        return new PlanForm(rows);
    }

    /** Before the first one that comes later in a session, so that the rules of order hold as a rule. */
    private static void putIn(List<PlanRow> rows, PlanRow more, Library library) {
        int place = library.place(more.known().id());
        int at = 0;
        while (at < rows.size() && library.place(rows.get(at).known().id()) <= place) {
            at++;
        }
        rows.add(at, more);
    }

    Map<String, Object> body() {
        return object("exercises", rows.stream().map(PlanRow::body).toList());
    }

    Map<String, Object> body(List<Map<String, Object>> overrides) {
        return object(
                "exercises",
                rows.stream().map(PlanRow::body).toList(),
                "overrides",
                overrides.isEmpty() ? null : overrides);
    }

    /** The rules that somebody gave a reason to go against, among those that are broken. */
    static List<Map<String, Object>> overrides(Form form, PlanCheck check) {
        Set<String> broken =
                check.violations().stream().map(PlanCheck.Violation::rule).collect(toSet());
        return form.namesAfter(OVERRIDE).stream()
                .filter(broken::contains)
                .map(rule -> object("rule", rule, "reason", form.text(OVERRIDE + rule)))
                .toList();
    }

    /** {@code exercises[3].dose.sets} is the field {@code sets.E07}. */
    Problem inTermsOfTheForm(Problem problem) {
        return new Problem(
                problem.kind(),
                problem.status(),
                problem.detail(),
                problem.fields().stream()
                        .map(field -> new Problem.Field(path(field.path()), field.message()))
                        .toList(),
                problem.missing());
    }

    private String path(String path) {
        Matcher field = FIELD.matcher(path);
        if (!field.matches()) {
            return path;
        }
        int index = Integer.parseInt(field.group(1));
        return index < rows.size()
                ? field.group(2) + "." + rows.get(index).known().id()
                : path;
    }
}
