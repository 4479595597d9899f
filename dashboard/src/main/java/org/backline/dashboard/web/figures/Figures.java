package org.backline.dashboard.web.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.view.board.OpenCases;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.view.department.ClinicFigures;
import org.backline.dashboard.view.department.Counted;
import org.backline.dashboard.view.department.LoopFigures;
import org.backline.dashboard.view.department.LoopFigures.Step;
import org.backline.dashboard.web.figures.Figure.Cell;
import org.backline.dashboard.web.figures.Figure.Line;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts what was counted into tables. */
@Component
class Figures {

    private static final int MOST_LINES = 20;

    private final Words words;

    Figures(Words words) {
        this.words = words;
    }

    /**
     * Everything the page shows.
     *
     * @param open how many open cases there are of each kind
     * @param listed whether the reader may see the cases behind a number
     */
    List<Figure> all(
            List<OpenCases> open,
            List<ClinicFigures> clinics,
            List<LoopFigures> loops,
            Answers.Found scorecard,
            boolean listed) {
        List<Figure> figures = new ArrayList<>();
        figures.add(stages("stages", open, false, listed));
        figures.add(stages("overdue", open, true, listed));
        figures.add(counted("sports", open, one -> Stream.of(one.sport()), words::sport, Caseload::ofSport, listed));
        figures.add(counted("causes", open, one -> one.causes().stream(), this::cause, Caseload::ofCause, listed));
        figures.add(loop(loops, listed));
        figures.add(spread(loops, listed));
        figures.add(outcome(clinics, listed));
        figures.add(intake(clinics, listed));
        if (!scorecard.silent()) {
            figures.add(scorecard(scorecard.rows(), listed));
        }
        return listed
                ? figures
                : figures.stream().map(Figure::withoutSmallCells).toList();
    }

    /** A cause in words. */
    String cause(String key) {
        return words.has("pattern", key) ? words.of("pattern", key) : words.of("category", key);
    }

    /** Clinics down, stages across. */
    private Figure stages(String id, List<OpenCases> open, boolean overdue, boolean listed) {
        List<Line> lines = Caseload.occurring(open, one -> Stream.of(one.clinicId())).stream()
                .sorted()
                .map(clinic -> new Line(
                        words.clinics(List.of(clinic)).getFirst(),
                        Caseload.OPEN.stream()
                                .map(stage ->
                                        cell(open, new Caseload(clinic, stage.name(), null, null, overdue), listed))
                                .toList()))
                .toList();
        return new Figure(
                id,
                words.say("figure.clinic"),
                Caseload.OPEN.stream().map(stage -> words.of("stage", stage)).toList(),
                lines,
                Stage.values().length - 1);
    }

    private Figure counted(
            String id,
            List<OpenCases> open,
            Function<OpenCases, Stream<String>> values,
            Function<String, String> name,
            Function<String, Caseload> asked,
            boolean listed) {
        List<Line> lines = Caseload.occurring(open, values).stream()
                .limit(MOST_LINES)
                .map(key -> new Line(name.apply(key), List.of(cell(open, asked.apply(key), listed))))
                .toList();
        return new Figure(id, words.say("figure." + id + ".of"), List.of(words.say("figure.cases")), lines, 1);
    }

    private Cell cell(List<OpenCases> open, Caseload asked, boolean listed) {
        return Cell.count(
                open.stream().filter(asked::holds).mapToInt(OpenCases::count).sum(), listed ? asked.link() : null);
    }

    private Figure loop(List<LoopFigures> loops, boolean listed) {
        List<Line> lines = loops.stream()
                .map(loop -> new Line(
                        words.of("urgency", loop.urgency()),
                        List.of(
                                hours(loop.acknowledged(), behind(Counted.ACKNOWLEDGED, loop, listed)),
                                hours(loop.accepted(), behind(Counted.ACCEPTED, loop, listed)),
                                hours(loop.reported(), behind(Counted.REPORTED, loop, listed)),
                                hours(loop.reviewed(), behind(Counted.REVIEWED, loop, listed)),
                                hours(loop.reconciled(), behind(Counted.RECONCILED, loop, listed)),
                                Cell.count(loop.open(), behind(Counted.OPEN, loop, listed)),
                                Cell.count(loop.asked(), behind(Counted.ASKED, loop, listed)))))
                .toList();
        return new Figure(
                "loop",
                words.say("figure.loop.of"),
                Stream.of("acknowledged", "accepted", "reported", "reviewed", "reconciled", "open", "asked")
                        .map(step -> words.say("figure.loop." + step))
                        .toList(),
                lines,
                5);
    }

    private static Cell hours(Step step, @Nullable String link) {
        return Cell.measured(step.median(), step.count(), 1, link);
    }

    private record Reached(Counted counted, String name, Step step) {}

    /** Steps down, shares across: a median alone says nothing of those who wait longest. */
    private Figure spread(List<LoopFigures> loops, boolean listed) {
        List<Line> lines = loops.stream()
                .flatMap(loop -> Stream.of(
                                new Reached(Counted.ACKNOWLEDGED, "acknowledged", loop.acknowledged()),
                                new Reached(Counted.ACCEPTED, "accepted", loop.accepted()),
                                new Reached(Counted.REPORTED, "reported", loop.reported()),
                                new Reached(Counted.REVIEWED, "reviewed", loop.reviewed()),
                                new Reached(Counted.RECONCILED, "reconciled", loop.reconciled()))
                        .filter(reached -> reached.step().count() > 0)
                        .map(reached -> spread(loop, reached, listed)))
                .toList();
        return new Figure(
                "spread",
                words.say("figure.spread.of"),
                Stream.concat(
                                Step.SHARES.stream()
                                        .map(share -> words.say("figure.spread.within", Math.round(share * 100))),
                                Stream.of(words.say("figure.spread.count")))
                        .toList(),
                lines,
                0);
    }

    private Line spread(LoopFigures loop, Reached reached, boolean listed) {
        Step step = reached.step();
        String link = behind(reached.counted(), loop, listed);
        List<Double> hours = step.hours() == null ? List.of() : step.hours();
        return new Line(
                words.of("urgency", loop.urgency()) + ", " + words.say("figure.spread." + reached.name()),
                Stream.concat(
                                hours.stream().map(within -> Cell.measured(within, step.count(), 1, link)),
                                Stream.of(Cell.count(step.count(), link)))
                        .toList());
    }

    private static @Nullable String behind(Counted counted, LoopFigures loop, boolean listed) {
        return listed ? CasesBehind.link(counted, loop.urgency().name()) : null;
    }

    private static @Nullable String behind(Counted counted, ClinicFigures clinic, boolean listed) {
        return listed ? CasesBehind.link(counted, clinic.clinicId()) : null;
    }

    private Figure outcome(List<ClinicFigures> clinics, boolean listed) {
        List<Line> lines = clinics.stream()
                .map(one -> new Line(
                        words.clinics(List.of(one.clinicId())).getFirst(),
                        List.of(
                                Cell.measured(
                                        one.painFirst(), one.followed(), 1, behind(Counted.FOLLOWED, one, listed)),
                                Cell.measured(one.painLast(), one.followed(), 1, behind(Counted.FOLLOWED, one, listed)),
                                Cell.count(one.followed(), behind(Counted.FOLLOWED, one, listed)),
                                Cell.measured(
                                        one.functionFirst(),
                                        one.functioning(),
                                        1,
                                        behind(Counted.FUNCTIONING, one, listed)),
                                Cell.measured(
                                        one.functionLast(),
                                        one.functioning(),
                                        1,
                                        behind(Counted.FUNCTIONING, one, listed)),
                                Cell.count(one.functioning(), behind(Counted.FUNCTIONING, one, listed)),
                                Cell.measured(
                                        one.daysToReturn(), one.returned(), 1, behind(Counted.RETURNED, one, listed)),
                                Cell.count(one.returned(), behind(Counted.RETURNED, one, listed)))))
                .toList();
        return new Figure(
                "outcome",
                words.say("figure.clinic"),
                Stream.of(
                                "pain-first",
                                "pain-last",
                                "followed",
                                "function-first",
                                "function-last",
                                "functioning",
                                "days",
                                "returned")
                        .map(column -> words.say("figure.outcome." + column))
                        .toList(),
                lines,
                2);
    }

    private Figure intake(List<ClinicFigures> clinics, boolean listed) {
        return new Figure(
                "intake",
                words.say("figure.clinic"),
                List.of(words.say("figure.intake.seconds"), words.say("figure.intake.timed")),
                clinics.stream()
                        .map(one -> new Line(
                                words.clinics(List.of(one.clinicId())).getFirst(),
                                List.of(
                                        Cell.measured(
                                                one.intakeSeconds(),
                                                one.timed(),
                                                0,
                                                behind(Counted.TIMED, one, listed)),
                                        Cell.count(one.timed(), behind(Counted.TIMED, one, listed)))))
                        .toList(),
                1);
    }

    /** First decision down, the physician's diagnosis across; over all clinics, because there are few. */
    private Figure scorecard(List<JsonNode> answer, boolean listed) {
        Map<String, Map<String, Long>> table = new TreeMap<>();
        Map<String, Long> missed = new TreeMap<>();
        answer.stream().flatMap(one -> one.path("table").valueStream()).forEach(row -> {
            String first = row.path("disposition").asString("");
            table.computeIfAbsent(first, key -> new TreeMap<>())
                    .merge(row.path("diagnosis").asString(""), row.path("cases").asLong(0), Long::sum);
            missed.merge(first, row.path("missed").asLong(0), Long::sum);
        });
        List<String> diagnoses = table.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<String> columns = new ArrayList<>(
                diagnoses.stream().map(one -> words.of("category", one)).toList());
        columns.add(words.say("figure.scorecard.missed"));
        List<Line> lines = table.entrySet().stream()
                .map(row -> new Line(
                        words.of("disposition", row.getKey()),
                        Stream.concat(
                                        diagnoses.stream()
                                                .map(one -> number(
                                                        row.getValue(),
                                                        one,
                                                        listed ? ScorecardCases.link(row.getKey(), one) : null)),
                                        Stream.of(number(
                                                missed,
                                                row.getKey(),
                                                listed ? ScorecardCases.missedLink(row.getKey()) : null)))
                                .toList()))
                .toList();
        return new Figure("scorecard", words.say("figure.scorecard.of"), columns, lines, diagnoses.size());
    }

    private static Cell number(Map<String, Long> counts, String key, @Nullable String link) {
        @Nullable Long count = counts.get(key);
        return Cell.count(count == null ? 0 : count, link);
    }
}
