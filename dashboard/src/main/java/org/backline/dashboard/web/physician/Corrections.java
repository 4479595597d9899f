package org.backline.dashboard.web.physician;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.Provocation;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.web.frame.Findings;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was corrected after a physician was asked. The question keeps what the trainer knew when asking, so a correction
 * must be told beside it.
 */
@Component
class Corrections {

    private final Words words;
    private final Findings inWords;

    Corrections(Words words, Findings inWords) {
        this.words = words;
        this.inWords = inWords;
    }

    List<Packet.Corrected> since(Instant asked, @Nullable Casefile file) {
        return file == null
                ? List.of()
                : file.corrections().stream()
                        .filter(correction -> correction.at().isAfter(asked))
                        .map(correction -> new Packet.Corrected(
                                correction.at(), words.of("reason", correction.reason()), lines(correction)))
                        .toList();
    }

    private List<String> lines(Casefile.Correction correction) {
        List<String> lines = new ArrayList<>();
        if (correction.intake() != null) {
            intake(lines, correction.intake());
        }
        inWords.of(correction.findings())
                .forEach(line -> lines.add((line.test() + " " + line.side()).strip()
                        + ": "
                        + (line.inWords() + " " + line.value() + " " + line.extra())
                                .strip()
                                .replaceAll(" +", " ")));
        correction
                .retracted()
                .forEach(place ->
                        lines.add((words.of("test", place.test()) + " " + words.of("side", place.side())).strip() + ": "
                                + words.of("packet", "withdrawn")));
        correction.redFlags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(flag ->
                        lines.add(words.of("flag", flag.getKey()) + ": " + words.of("answer", flag.getValue())));
        return lines;
    }

    private void intake(List<String> lines, IntakeCorrection intake) {
        line(lines, "sport", intake.sport() == null ? null : words.sport(intake.sport()));
        line(lines, "painnow", intake.painNow());
        line(lines, "painbest", intake.painBest());
        line(lines, "painworst", intake.painWorst());
        line(lines, "places", intake.regions() == null ? null : words.places(intake.regions()));
        line(lines, "onset", intake.onsetManner() == null ? null : words.of("onset", intake.onsetManner()));
        line(lines, "days", intake.onsetDaysAgo());
        line(lines, "mechanism", intake.mechanism() == null ? null : words.of("mechanism", intake.mechanism()));
        line(lines, "worse", provocations(intake.aggravatedBy()));
        line(lines, "better", provocations(intake.easedBy()));
        line(lines, "night", intake.night() == null ? null : words.of("night", intake.night()));
        line(lines, "legs", intake.legSymptoms() == null ? null : words.of("legs", intake.legSymptoms()));
        line(
                lines,
                "legworse",
                intake.legWorseThanBack() == null
                        ? null
                        : words.of("answer", Boolean.TRUE.equals(intake.legWorseThanBack()) ? "YES" : "NO"));
        line(lines, "stiffness", intake.morningStiffnessMinutes());
    }

    private @Nullable String provocations(@Nullable List<Provocation> provocations) {
        return provocations == null
                ? null
                : provocations.stream().map(one -> words.of("provocation", one)).collect(Collectors.joining(", "));
    }

    private void line(List<String> lines, String label, @Nullable Object value) {
        if (value != null) {
            lines.add(words.of("packet", label) + ": " + value);
        }
    }
}
