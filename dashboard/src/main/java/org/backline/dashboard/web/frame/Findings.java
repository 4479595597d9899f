package org.backline.dashboard.web.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Results of tests in words: what is out of order first, then what was checked and is not. */
@Component
public class Findings {

    private static final Comparator<Finding> TELLING_FIRST = Comparator.comparing(
            Finding::result,
            Comparator.nullsLast(Comparator.comparingInt(result -> result == FindingResult.POSITIVE ? 0 : 1)));

    private final Words words;

    Findings(Words words) {
        this.words = words;
    }

    /** A result in words. */
    public record Line(String test, String side, String result, String inWords, String value, String extra) {}

    /** The results in words, the telling ones first. */
    public List<Line> of(List<Finding> findings) {
        return findings.stream().sorted(TELLING_FIRST).map(this::line).toList();
    }

    private Line line(Finding finding) {
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
        return new Line(
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
