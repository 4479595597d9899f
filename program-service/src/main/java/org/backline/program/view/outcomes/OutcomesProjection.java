package org.backline.program.view.outcomes;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.codes.Instrument;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ScoreChange;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Measure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the tables {@code outcome_...}. Every row has the ids of its event as key, so whatever arrives twice is there
 * once.
 */
@Component
@ProcessingGroup("outcomes")
public class OutcomesProjection {

    /** An exercise that was done less often has not been tried. */
    private static final int TRAINED_FROM = 3;

    private final JdbcClient jdbc;
    private final Course course;

    OutcomesProjection(JdbcClient jdbc, Course course) {
        this.jdbc = jdbc;
        this.course = course;
    }

    @EventHandler
    void on(ProgramEvent.Drafted event) {
        jdbc.sql("insert into outcome_programs (program_id, case_id, clinic_id, patterns) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(
                        event.programId(),
                        event.caseId(),
                        event.clinicId(),
                        event.causes().stream()
                                .map(cause -> cause.pattern().name())
                                .distinct()
                                .sorted()
                                .toArray(String[]::new))
                .update();
    }

    @EventHandler
    void on(ProgramEvent.SessionLogged event) {
        jdbc.sql(
                        "with logged as (insert into outcome_pain (program_id, case_id, clinic_id, session_id, at, pain)"
                                + " values (:program, :case, :clinic, :session, :at, :pain) on conflict do nothing)"
                                + " insert into outcome_exercises (program_id, case_id, clinic_id, session_id, exercise)"
                                + " select :program, :case, :clinic, :session, unnest(:exercises::text[]) on conflict do nothing")
                .param("program", event.programId())
                .param("case", event.caseId())
                .param("clinic", event.clinicId())
                .param("session", event.sessionId())
                .param("at", event.occurredAt().atOffset(UTC))
                .param("pain", event.painBefore())
                .param("exercises", event.exercisesDone().toArray(String[]::new))
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Reviewed event) {
        List<ScoreChange> changes = event.changes();
        jdbc.sql("insert into outcome_scores"
                        + " (program_id, case_id, clinic_id, review_id, instrument, at, first, latest)"
                        + " select :program, :case, :clinic, :review, instrument, :at, first, latest"
                        + " from unnest(:instruments::text[], :firsts::float8[], :latest::float8[])"
                        + " as score(instrument, first, latest) on conflict do nothing")
                .param("program", event.programId())
                .param("case", event.caseId())
                .param("clinic", event.clinicId())
                .param("review", event.reviewId())
                .param("at", event.occurredAt().atOffset(UTC))
                .param(
                        "instruments",
                        changes.stream()
                                .map(change -> change.instrument().name())
                                .toArray(String[]::new))
                .param("firsts", changes.stream().map(ScoreChange::first).toArray(Double[]::new))
                .param("latest", changes.stream().map(ScoreChange::now).toArray(Double[]::new))
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Completed event) {
        ended(event.programId(), "COMPLETED");
    }

    @EventHandler
    void on(ProgramEvent.Stopped event) {
        ended(event.programId(), event.reason().name());
    }

    private void ended(UUID programId, String how) {
        jdbc.sql("update outcome_programs set ended = ? where program_id = ?")
                .params(how, programId)
                .update();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate outcome_programs, outcome_pain, outcome_exercises, outcome_scores")
                .update();
    }

    /** A program with what became of it. */
    private record TrainedProgram(
            String clinicId,
            List<String> patterns,
            List<String> exercises,
            int firstPain,
            int lastPain,
            @Nullable Instrument instrument,
            double first,
            double latest) {}

    /**
     * What became of pain and function, a row for each exercise, cause or clinic. Exercises of one program share its
     * outcome; a row shows what goes together, not what did it.
     */
    public List<OutcomeEntry> find(FindOutcomes query) {
        Map<String, List<TrainedProgram>> groups = new TreeMap<>();
        for (TrainedProgram program : programs(query)) {
            for (String key : keys(query.by()).apply(program)) {
                groups.computeIfAbsent(key, one -> new ArrayList<>()).add(program);
            }
        }
        return groups.entrySet().stream()
                .filter(group -> query.by() != FindOutcomes.By.EXERCISE
                        || query.exercise() == null
                        || group.getKey().equals(query.exercise()))
                .filter(group -> query.by() != FindOutcomes.By.CAUSE
                        || query.cause() == null
                        || group.getKey().equals(query.cause().name()))
                .map(group -> entry(group.getKey(), group.getValue()))
                .toList();
    }

    private static Function<TrainedProgram, List<String>> keys(FindOutcomes.By by) {
        return switch (by) {
            case EXERCISE -> TrainedProgram::exercises;
            case CAUSE -> TrainedProgram::patterns;
            case CLINIC -> program -> List.of(program.clinicId());
        };
    }

    /** Programs with at least two sessions: before that there is no change to tell. */
    private List<TrainedProgram> programs(FindOutcomes query) {
        return jdbc.sql(
                        "select holding_clinic(p.case_id, p.clinic_id) as clinic_id, p.patterns, pain.first_pain, pain.last_pain, done.exercises,"
                                + " score.instrument, score.first, score.latest from outcome_programs p"
                                + " join lateral (select (array_agg(pain order by at, session_id))[1] as first_pain,"
                                + " (array_agg(pain order by at desc, session_id desc))[1] as last_pain, count(*) as sessions"
                                + " from outcome_pain where program_id = p.program_id) pain on pain.sessions >= 2"
                                + " join lateral (select coalesce(array_agg(exercise order by exercise), '{}') as exercises"
                                + " from (select exercise from outcome_exercises where program_id = p.program_id"
                                + " group by exercise having count(*) >= :often) trained) done on true"
                                + " left join lateral (select instrument, first, latest from outcome_scores"
                                + " where program_id = p.program_id and instrument = any(:function)"
                                + " order by at desc, instrument limit 1) score on true"
                                + " where holding_clinic(p.case_id, p.clinic_id) = any (:clinics)"
                                + " and (:cause::text is null or :cause = any(p.patterns))"
                                + " and (:exercise::text is null or :exercise = any(done.exercises))"
                                + " order by p.program_id")
                .param("often", TRAINED_FROM)
                .param(
                        "function",
                        course.rules().measures().stream()
                                .filter(measure -> measure.about() == Measure.About.FUNCTION)
                                .map(measure -> measure.instrument().name())
                                .toArray(String[]::new))
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("cause", query.cause() == null ? null : query.cause().name())
                .param("exercise", query.exercise())
                .query((row, number) -> program(row))
                .list();
    }

    private static TrainedProgram program(ResultSet row) throws SQLException {
        String instrument = row.getString("instrument");
        return new TrainedProgram(
                row.getString("clinic_id"),
                strings(row.getArray("patterns")),
                strings(row.getArray("exercises")),
                row.getInt("first_pain"),
                row.getInt("last_pain"),
                instrument == null ? null : Instrument.valueOf(instrument),
                row.getDouble("first"),
                row.getDouble("latest"));
    }

    private static List<String> strings(Array codes) throws SQLException {
        return Arrays.asList((String[]) codes.getArray());
    }

    private OutcomeEntry entry(String key, List<TrainedProgram> programs) {
        Measure pain = course.rules().measure(Instrument.NPRS).orElseThrow();
        List<Double> falls = programs.stream()
                .map(program -> pain.gain(program.firstPain(), program.lastPain()))
                .toList();
        long less = programs.stream()
                .filter(program -> pain.isMeaningful(program.firstPain(), program.lastPain()))
                .count();
        List<Double> gains = new ArrayList<>();
        long better = 0;
        for (TrainedProgram program : programs) {
            Measure measure = program.instrument() == null
                    ? null
                    : course.rules().measure(program.instrument()).orElse(null);
            if (measure != null) {
                gains.add(measure.gain(program.first(), program.latest()) / measure.matters());
                better += measure.isMeaningful(program.first(), program.latest()) ? 1 : 0;
            }
        }
        return new OutcomeEntry(
                key,
                programs.size(),
                OutcomeEntry.confidence(programs.size()),
                Estimates.mean(falls),
                Estimates.share(less, programs.size()),
                gains.size(),
                Estimates.mean(gains),
                Estimates.share(better, gains.size()));
    }
}
