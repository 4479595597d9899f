package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Side;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.web.casepage.TestCatalogue.Entry;
import org.backline.dashboard.web.frame.Form;
import org.jspecify.annotations.Nullable;

/** The findings form as assessment-service's request, and the way back from its fields to the form's. */
final class FindingsRequest {

    private static final Pattern INDEX = Pattern.compile("findings\\[(\\d+)](?:\\.(.+))?");

    private final List<String> names = new ArrayList<>();
    private final Map<String, Object> body;

    FindingsRequest(Form form, TestCatalogue catalogue) {
        List<Map<String, Object>> findings = new ArrayList<>();
        catalogue.entries().forEach(entry -> {
            for (Side side : entry.sides()) {
                Map<String, Object> finding = finding(form, entry, side);
                if (finding != null) {
                    names.add(entry.name(side));
                    findings.add(finding);
                }
            }
        });
        Map<String, Object> flags = new LinkedHashMap<>();
        Map<String, Object> reasons = new LinkedHashMap<>();
        for (String flag : form.namesAfter("redFlags.")) {
            flags.put(flag, form.text("redFlags." + flag, ""));
            if (form.has("redFlags." + flag, "NOT_ASSESSED")) {
                reasons.put(flag, form.text("notAssessedBecause." + flag, "NO_TIME"));
            }
        }
        Object pain = form.number("pain");
        body = object(
                "entryId",
                form.text("entryId"),
                "findings",
                findings,
                "redFlags",
                flags,
                "notAssessedBecause",
                reasons,
                "proms",
                pain == null ? List.of() : List.of(object("instrument", "NPRS", "value", pain)),
                "note",
                form.text("note"));
    }

    private static @Nullable Map<String, Object> finding(Form form, Entry entry, Side side) {
        String name = entry.name(side);
        String result = form.text(name + ".result");
        Object value = entry.unit() == null ? null : form.number(name + ".value");
        if (result == null && value == null) {
            return null;
        }
        Map<String, Object> finding = object(
                "test",
                entry.test().name(),
                "side",
                side.name(),
                "result",
                result,
                "value",
                value,
                "unit",
                value == null ? null : entry.unit());
        for (String tick : entry.ticks()) {
            if (form.has(name + "." + tick, "true")) {
                finding.put(tick, true);
            }
        }
        if ("NOT_DONE".equals(result) || "UNABLE".equals(result)) {
            finding.put("because", form.text(name + ".because", "NO_TIME"));
        }
        return finding;
    }

    Map<String, Object> body() {
        return body;
    }

    /** The service speaks of {@code findings[2].value}; the form knows that row by its test and side. */
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
        Matcher matcher = INDEX.matcher(path);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= names.size()) {
            return path;
        }
        String name = names.get(Integer.parseInt(matcher.group(1)));
        return matcher.group(2) == null ? name : name + "." + matcher.group(2);
    }
}
