package org.backline.program.exercise.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gate G4, return to play: measured values against the checklist. What was not measured has not passed (I2). */
public final class ReturnGate {

    private final CourseRules rules;

    public ReturnGate(CourseRules rules) {
        this.rules = rules;
    }

    /**
     * A line of the checklist.
     *
     * @param atMost highest value that passes
     * @param atLeast lowest value that passes
     * @param value as measured; absent: not measured
     * @param computed whether it follows from what is known, and is not entered
     * @param mayBeOverridden whether a reason is enough to complete the program without it
     */
    public record Line(
            String id,
            String text,
            String unit,
            @Nullable Double atMost,
            @Nullable Double atLeast,
            @Nullable Double value,
            boolean passed,
            boolean ladder,
            boolean computed,
            boolean mayBeOverridden) {}

    /** The checklist with what was measured. */
    public record Checklist(List<Line> lines, boolean ladderOpen, boolean open) {

        public Checklist {
            lines = List.copyOf(lines);
        }

        /** The lines that have not passed and that no reason replaces. */
        public List<Line> barring() {
            return lines.stream()
                    .filter(line -> !line.passed() && !line.mayBeOverridden())
                    .toList();
        }

        /** Ids of the lines that have not passed. */
        public List<String> missing() {
            return lines.stream().filter(line -> !line.passed()).map(Line::id).toList();
        }
    }

    /** Whether a value is entered under this id, as against computed. */
    public boolean isMeasured(String id) {
        return rules.gate().stream().anyMatch(item -> item.id().equals(id) && !item.computed());
    }

    /**
     * The checklist.
     *
     * @param measured values by the ids of the lines
     * @param recovered whether a measure of function is at its recovered level
     * @param cleared whether every referral of the case ended with a physician's clearance
     * @param unrestricted whether no physician's restriction stands
     */
    public Checklist check(Map<String, Double> measured, boolean recovered, boolean cleared, boolean unrestricted) {
        Map<String, Double> values = new HashMap<>(measured);
        values.put("RECOVERED", recovered ? 1.0 : 0.0);
        values.put("CLEARANCE", cleared ? 1.0 : 0.0);
        values.put("UNRESTRICTED", unrestricted ? 1.0 : 0.0);
        Double left = measured.get("SIDE_BRIDGE_LEFT");
        Double right = measured.get("SIDE_BRIDGE_RIGHT");
        if (left != null && right != null && Math.max(left, right) > 0) {
            values.put("SIDE_BRIDGE_EVEN", Math.abs(left - right) / Math.max(left, right));
        }
        List<Line> lines = rules.gate().stream()
                .map(item -> line(item, values.get(item.id())))
                .toList();
        return new Checklist(
                lines,
                lines.stream().filter(Line::ladder).allMatch(Line::passed),
                lines.stream().allMatch(Line::passed));
    }

    private static Line line(GateItem item, @Nullable Double value) {
        return new Line(
                item.id(),
                item.text(),
                item.unit(),
                item.atMost(),
                item.atLeast(),
                value,
                value != null && item.passes(value),
                item.ladder(),
                item.computed(),
                item.override());
    }
}
