package org.backline.program.exercise.course;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.backline.codes.RedFlag;
import org.backline.program.exercise.Rule;
import org.backline.program.exercise.course.Proposal.Kind;
import org.backline.program.exercise.course.Proposal.Reason;
import org.jspecify.annotations.Nullable;

/** Proposes after each session: on, stay, back or stop. A pure function of the sessions; the most cautious rule wins. */
public final class ProgressCheck {

    private static final Duration WEEK = Duration.ofDays(7);

    private final CourseRules rules;

    public ProgressCheck(CourseRules rules) {
        this.rules = rules;
    }

    /**
     * The proposal.
     *
     * @param all sessions of the program, in whatever order
     * @param levelSince since when the program is at its present level; earlier sessions do not count for going on
     */
    public Proposal propose(List<SessionFacts> all, Instant levelSince) {
        List<SessionFacts> sessions =
                all.stream().sorted(comparing(SessionFacts::at)).toList();
        List<SessionFacts> atLevel = sessions.stream()
                .filter(session -> !session.at().isBefore(levelSince))
                .toList();
        if (atLevel.isEmpty()) {
            return new Proposal(Kind.CONTINUE, List.of(reason("TWO-SESSIONS", null)));
        }
        SessionFacts last = atLevel.getLast();
        Map<Kind, List<Reason>> speaking = new EnumMap<>(Kind.class);
        judge(last)
                .forEach((kind, ids) -> ids.forEach(id ->
                        speaking.computeIfAbsent(kind, key -> new ArrayList<>()).add(reason(id, last))));
        if (risesWeekToWeek(sessions, last.at())) {
            speaking.computeIfAbsent(Kind.HOLD, key -> new ArrayList<>()).add(reason("WEEK-HOLD", null));
        }
        if (!speaking.isEmpty()) {
            Map.Entry<Kind, List<Reason>> first = speaking.entrySet().iterator().next();
            return new Proposal(first.getKey(), first.getValue());
        }
        int needed = rules.thresholds().sessionsInARow();
        List<SessionFacts> row = atLevel.subList(Math.max(0, atLevel.size() - needed), atLevel.size());
        boolean good = row.size() == needed
                && row.stream().allMatch(session -> judge(session).isEmpty());
        return good
                ? new Proposal(
                        Kind.PROGRESS,
                        row.stream()
                                .map(session -> reason("PAIN-SAFE", session))
                                .toList())
                : new Proposal(Kind.CONTINUE, List.of(reason("TWO-SESSIONS", last)));
    }

    /** What speaks against going on in one session; empty when it was good. */
    Map<Kind, List<String>> judge(SessionFacts session) {
        CourseRules.Thresholds limits = rules.thresholds();
        Map<Kind, List<String>> against = new EnumMap<>(Kind.class);
        Integer rise = session.morningRise();
        int worst = Math.max(
                Math.max(session.painBefore(), session.painDuring()),
                session.painNextMorning() == null ? 0 : session.painNextMorning());
        say(against, Kind.STOP, "FLAG-STOP", !session.newFlags().isEmpty());
        say(against, Kind.STOP, "PAIN-STOP", worst >= limits.stopFromPain());
        say(against, Kind.REGRESS, "PAIN-REGRESS", session.painDuring() > limits.regressAbovePain());
        say(against, Kind.REGRESS, "MORNING-REGRESS", rise != null && rise >= limits.regressMorningRise());
        say(against, Kind.REGRESS, "NIGHT-REGRESS", session.nightWaking());
        say(against, Kind.REGRESS, "SPREAD-REGRESS", session.symptomsSpread());
        say(against, Kind.HOLD, "PAIN-HOLD", session.painDuring() > limits.safePain());
        say(against, Kind.HOLD, "MORNING-HOLD", rise != null && rise > limits.safeMorningRise());
        say(against, Kind.HOLD, "MORNING-UNKNOWN", rise == null);
        say(against, Kind.HOLD, "PART-HOLD", session.share() < limits.adherentShare());
        say(against, Kind.HOLD, "TECHNIQUE-HOLD", !new HashSet<>(session.criteriaMet()).containsAll(session.done()));
        return against;
    }

    /** Ids of the rules that speak against going on after this session; empty when it was good. */
    public List<String> against(SessionFacts session) {
        return judge(session).values().stream().flatMap(List::stream).toList();
    }

    /** Whether these answers stop a program at once, without waiting for a decision. */
    public boolean stops(List<RedFlag> newFlags) {
        return !newFlags.isEmpty();
    }

    /** Whether the session's pain lets a program rest at once until somebody has decided. */
    public boolean rests(SessionFacts session) {
        return judge(session).getOrDefault(Kind.STOP, List.of()).contains("PAIN-STOP");
    }

    private boolean risesWeekToWeek(List<SessionFacts> sessions, Instant now) {
        OptionalDouble thisWeek = meanPain(sessions, now.minus(WEEK), now.plusMillis(1));
        OptionalDouble weekBefore = meanPain(sessions, now.minus(WEEK.multipliedBy(2)), now.minus(WEEK));
        return thisWeek.isPresent() && weekBefore.isPresent() && thisWeek.getAsDouble() - weekBefore.getAsDouble() >= 1;
    }

    private static OptionalDouble meanPain(List<SessionFacts> sessions, Instant from, Instant to) {
        return sessions.stream()
                .filter(session -> !session.at().isBefore(from) && session.at().isBefore(to))
                .mapToInt(SessionFacts::painBefore)
                .average();
    }

    private static void say(Map<Kind, List<String>> against, Kind kind, String rule, boolean holds) {
        if (holds) {
            against.computeIfAbsent(kind, key -> new ArrayList<>()).add(rule);
        }
    }

    private Reason reason(String id, @Nullable SessionFacts session) {
        Rule rule = rules.ruleOf(id);
        return new Reason(id, rule.text(), rule.grade(), session == null ? null : session.sessionId());
    }
}
