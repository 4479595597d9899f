package org.backline.dashboard.web.physician;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.function.FunctionEntry;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.web.casepage.Reasons;
import org.backline.dashboard.web.casepage.Steps;
import org.backline.dashboard.web.frame.Doses;
import org.backline.dashboard.web.frame.Findings;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.dashboard.web.frame.Scores;
import org.backline.dashboard.web.frame.Trend;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts referrals into a physician's words. */
@Component
class Packets {

    private final Words words;
    private final Refusals items;
    private final People people;
    private final Steps steps;
    private final Findings inWords;
    private final Codings codings;
    private final Corrections corrections;
    private final Doses doses;

    Packets(
            Words words,
            Refusals items,
            People people,
            Steps steps,
            Findings inWords,
            Codings codings,
            Corrections corrections,
            Doses doses) {
        this.words = words;
        this.items = items;
        this.people = people;
        this.steps = steps;
        this.inWords = inWords;
        this.codings = codings;
        this.corrections = corrections;
        this.doses = doses;
    }

    InboxLine line(InboxEntry entry, Athlete athlete, boolean routed) {
        ClinicalSummary summary = entry.summary();
        return new InboxLine(
                entry.referralId().toString(),
                entry.urgency().name(),
                athlete.title(),
                words.sport(summary.sport()) + ", " + summary.age() + " " + words.of("sex.short", summary.sex()),
                words.of("category", entry.category()),
                words.of("question", entry.question()),
                String.join(", ", because(entry)),
                entry.clinicId(),
                people.trainer(entry.trainerId()),
                entry.status(),
                entry.requestedAt(),
                entry.appointmentAt(),
                routed,
                entry.overdue() == null
                        ? null
                        : words.of("loopstage", entry.overdue().stage()));
    }

    Packet packet(
            InboxEntry entry,
            Athlete athlete,
            @Nullable BoardCase row,
            @Nullable Casefile file,
            List<FunctionEntry> function) {
        List<Finding> findings = new ArrayList<>(entry.summary().findings());
        if (findings.isEmpty() && file != null) {
            file.findings().forEach(recorded -> findings.add(recorded.finding()));
        }
        return new Packet(
                entry,
                athlete,
                because(entry),
                inWords.of(findings),
                steps.of(entry),
                row,
                file,
                file == null || file.proposal() == null
                        ? Reasons.NONE
                        : Reasons.of(file.proposal().trace()),
                Trend.of(row == null ? List.of() : row.pain()),
                scores(function),
                codings.suspected(
                        entry.category(), entry.because(), LocalDate.ofInstant(entry.requestedAt(), ZoneOffset.UTC)),
                denied(file),
                notAssessed(file),
                exercises(file),
                corrections.since(entry.requestedAt(), file));
    }

    private List<String> because(InboxEntry entry) {
        return entry.because().stream().map(items::missing).distinct().toList();
    }

    /** Every flag that was answered with a no, so that a physician sees what was asked. */
    private List<String> denied(@Nullable Casefile file) {
        return file == null
                ? List.of()
                : answered(file, FlagAnswer.NO)
                        .map(flag -> words.of("flag", flag))
                        .toList();
    }

    private List<String> notAssessed(@Nullable Casefile file) {
        return file == null
                ? List.of()
                : answered(file, FlagAnswer.NOT_ASSESSED)
                        .map(flag -> {
                            NotAssessedReason reason = file.notAssessedBecause().get(flag);
                            return words.of("flag", flag)
                                    + (reason == null ? "" : " (" + words.of("notassessed", reason) + ")");
                        })
                        .toList();
    }

    private static Stream<RedFlag> answered(Casefile file, FlagAnswer answer) {
        return file.flags().entrySet().stream()
                .filter(flag -> flag.getValue() == answer)
                .map(Map.Entry::getKey)
                .sorted();
    }

    /** One course for each questionnaire, pain left out: it has a chart of its own. */
    private List<Scores> scores(List<FunctionEntry> function) {
        return Arrays.stream(Instrument.values())
                .filter(instrument -> instrument != Instrument.NPRS)
                .map(instrument -> function.stream()
                        .filter(entry -> entry.instrument() == instrument)
                        .toList())
                .filter(entries -> !entries.isEmpty())
                .map(entries -> Scores.of(
                        words.of("instrument", entries.getFirst().instrument()),
                        entries.stream().map(FunctionEntry::at).toList(),
                        entries.stream().map(FunctionEntry::value).toList()))
                .toList();
    }

    private List<Packet.Exercise> exercises(@Nullable Casefile file) {
        Casefile.Program program = file == null ? null : file.program();
        return program == null
                ? List.of()
                : program.exercises().stream()
                        .map(one -> new Packet.Exercise(
                                words.of("exercise", one.exercise()),
                                words.of("side", one.side()),
                                one.phase(),
                                doses.of(one.dose()) + ", " + doses.often(one.dose())))
                        .toList();
    }
}
