package org.backline.dashboard.web.settings;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.web.frame.Form;

/** A roster as somebody changes it, and the request it becomes. */
record RosterForm(Form form) {

    private static final String PLACE = "place.";
    private static final Pattern PATH = Pattern.compile("(hours|physicians)\\[(\\d+)](?:\\.(\\w+).*)?");

    private List<String> days() {
        return RosterView.DAYS.stream()
                .filter(day -> form.text("opens." + day) != null || form.text("closes." + day) != null)
                .toList();
    }

    /** Whoever has a place is asked, the smallest first. */
    private List<String> physicians() {
        return form.namesAfter(PLACE).stream()
                .sorted(Comparator.comparingDouble(this::place))
                .toList();
    }

    private double place(String subject) {
        return form.number(PLACE + subject) instanceof Number number ? number.doubleValue() : Double.MAX_VALUE;
    }

    Map<String, Object> body() {
        return object(
                "clinicId",
                form.text("clinicId"),
                "zone",
                form.text("zone"),
                "hours",
                days().stream()
                        .map(day -> object(
                                "day", day,
                                "opens", form.text("opens." + day),
                                "closes", form.text("closes." + day)))
                        .toList(),
                "holidays",
                Stream.of(form.text("holidays", "").split("[\\s,;]+"))
                        .filter(day -> !day.isEmpty())
                        .toList(),
                "physicians",
                physicians().stream()
                        .map(subject -> object(
                                "physicianId", subject,
                                "specialties", form.all("specialties." + subject),
                                "onCall", form.has("onCall." + subject, "true"),
                                "awayUntil", form.text("awayUntil." + subject)))
                        .toList());
    }

    /** What is wrong with the second physician of the request is wrong with the one who stands second in the form. */
    Problem inTermsOfTheForm(Problem problem) {
        return new Problem(
                problem.kind(),
                problem.status(),
                problem.detail(),
                problem.fields().stream()
                        .map(field -> new Problem.Field(field(field.path()), field.message()))
                        .toList(),
                problem.missing());
    }

    private String field(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return path.startsWith("holidays") ? "holidays" : path;
        }
        List<String> names = matcher.group(1).equals("hours") ? days() : physicians();
        int index = Integer.parseInt(matcher.group(2));
        if (index >= names.size()) {
            return path;
        }
        String part = matcher.group(3);
        if (matcher.group(1).equals("hours")) {
            return (part == null || part.equals("day") ? "opens" : part) + "." + names.get(index);
        }
        return (part == null || part.equals("physicianId") ? "place" : part) + "." + names.get(index);
    }
}
