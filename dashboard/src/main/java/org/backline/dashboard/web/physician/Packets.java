package org.backline.dashboard.web.physician;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.web.casepage.Reasons;
import org.backline.dashboard.web.casepage.Steps;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.dashboard.web.frame.Trend;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts referrals into a physician's words. */
@Component
class Packets {

    /** What is out of order first, then what was checked and is not. */
    private static final Comparator<Finding> TELLING_FIRST = Comparator.comparing(
            Finding::result,
            Comparator.nullsLast(Comparator.comparingInt(result -> result == FindingResult.POSITIVE ? 0 : 1)));

    private final Words words;
    private final Refusals items;
    private final People people;
    private final Steps steps;

    Packets(Words words, Refusals items, People people, Steps steps) {
        this.words = words;
        this.items = items;
        this.people = people;
        this.steps = steps;
    }

    InboxLine line(InboxEntry entry, Athlete athlete) {
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
                entry.appointmentAt());
    }

    Packet packet(InboxEntry entry, Athlete athlete, @Nullable BoardCase row, @Nullable Casefile file) {
        List<Finding> findings = new ArrayList<>(entry.summary().findings());
        if (findings.isEmpty() && file != null) {
            file.findings().forEach(recorded -> findings.add(recorded.finding()));
        }
        return new Packet(
                entry,
                athlete,
                because(entry),
                findings.stream().sorted(TELLING_FIRST).map(this::finding).toList(),
                steps.of(entry),
                row,
                file,
                file == null || file.proposal() == null
                        ? Reasons.NONE
                        : Reasons.of(file.proposal().trace()),
                Trend.of(row == null ? List.of() : row.pain()));
    }

    private List<String> because(InboxEntry entry) {
        return entry.because().stream().map(items::missing).distinct().toList();
    }

    private Packet.Finding finding(Finding finding) {
        Double value = finding.value();
        String number = value == null ? "" : value % 1 == 0 ? String.valueOf(value.longValue()) : String.valueOf(value);
        List<String> extra = new ArrayList<>();
        add(extra, "familiarPain", finding.familiarPain());
        add(extra, "structuralDifferentiation", finding.structuralDifferentiation());
        add(extra, "pelvisControlled", finding.pelvisControlled());
        if (finding.level() != null) {
            extra.add(finding.level().name());
        }
        if (finding.because() != null) {
            extra.add(words.of("notassessed", finding.because()));
        }
        return new Packet.Finding(
                words.of("test", finding.test()),
                words.of("side", finding.side()),
                finding.result() == null ? "" : finding.result().name(),
                finding.result() == null ? "" : words.of("result", finding.result()),
                finding.unit() == null
                        ? number
                        : number + " " + words.of("unit", finding.unit().code()),
                String.join(", ", extra));
    }

    private void add(List<String> extra, String tick, @Nullable Boolean set) {
        if (Boolean.TRUE.equals(set)) {
            extra.add(words.of("tick", tick));
        }
    }
}
