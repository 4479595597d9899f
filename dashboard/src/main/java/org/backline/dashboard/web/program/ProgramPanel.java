package org.backline.dashboard.web.program;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.service.program.Course;
import org.backline.dashboard.service.program.Library;
import org.backline.dashboard.service.program.Link;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.service.program.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the program tab shows of a program, beyond what the views know.
 *
 * @param library null when it did not answer
 * @param course null when it did not answer
 * @param today cards of a session now
 * @param later cards of the phases to come, and of what has been outgrown
 * @param left what was left out, and why
 * @param waiting sessions of which the next morning is not known yet, the latest first
 * @param links of the athlete, the one that lasts longest first
 */
public record ProgramPanel(
        Program program,
        @Nullable Library library,
        @Nullable Course course,
        List<Card> today,
        List<Card> later,
        List<Left> left,
        List<Session> sessions,
        List<Session> waiting,
        @Nullable PainChart chart,
        Calendar calendar,
        List<Link> links) {

    private static final int SHOWN = 6;

    /**
     * An exercise that was left out.
     *
     * @param why in a few words
     * @param rule with its source, where it is known
     */
    public record Left(String exercise, String why, String grade, Library.@Nullable Rule rule) {}

    /** The rules that speak for the proposal, each once. */
    public List<Program.Reason> reasons() {
        Map<String, Program.Reason> once = new LinkedHashMap<>();
        if (program.proposal() != null) {
            program.proposal().reasons().forEach(reason -> once.putIfAbsent(reason.rule(), reason));
        }
        return List.copyOf(once.values());
    }

    /** The sessions that are shown at once. */
    public List<Session> latest() {
        return sessions.subList(0, Math.min(SHOWN, sessions.size()));
    }

    /** The sessions before those. */
    public List<Session> earlier() {
        return sessions.subList(Math.min(SHOWN, sessions.size()), sessions.size());
    }

    /** The next phase, as long as there is one. */
    public int next() {
        return Math.min(4, program.phase() + 1);
    }

    /** The phase before. */
    public int before() {
        return Math.max(1, program.phase() - 1);
    }

    /** Whether the last review proposes to ask a physician, and nobody has been asked yet. */
    public boolean asksPhysician() {
        return program.isOpen()
                && program.openReferrals().isEmpty()
                && !program.reviews().isEmpty()
                && program.reviews().getLast().outcome().equals("REFER");
    }

    /** Sources of the measures that were used, for who wants to look. */
    public Map<String, Course.Measure> measures() {
        return course == null
                ? Map.of()
                : course.measures().stream().collect(toMap(Course.Measure::instrument, one -> one));
    }
}
