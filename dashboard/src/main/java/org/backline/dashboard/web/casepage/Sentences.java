package org.backline.dashboard.web.casepage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.dashboard.people.People;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.web.frame.Moments;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what happened: a title for the type of event, and its facts in words. */
@Component
public class Sentences {

    private static final Duration LATE = Duration.ofHours(1);

    /** In which order facts are said. */
    private static final List<String> ORDER = List.of(
            "disposition",
            "urgency",
            "category",
            "suspicions",
            "patterns",
            "causes",
            "overrideReason",
            "question",
            "diagnosis",
            "choice",
            "participation",
            "restrictions",
            "until",
            "outcome",
            "reason",
            "flags",
            "painNow",
            "painBest",
            "painWorst",
            "sportNow",
            "regions",
            "fields",
            "corrected",
            "retracted",
            "answersNow",
            "painBefore",
            "painDuring",
            "painNextMorning",
            "effort",
            "phase",
            "tests",
            "exercises",
            "excluded",
            "positive",
            "missing",
            "because",
            "sessions",
            "stage",
            "dueAt",
            "owner",
            "from",
            "answer",
            "channel",
            "gate",
            "gateOverride",
            "startsAt",
            "diagnostics",
            "results",
            "remainingUrgency",
            "fromClinic",
            "toClinic",
            "toTrainer");

    /** Facts that are a moment, and what stands for it while the words around it are looked up. */
    private static final Set<String> TIMES = Set.of("startsAt", "dueAt");

    private static final String TIME = "<time>";

    /** Which vocabulary a fact's codes belong to. */
    private static final Map<String, String> VOCABULARY = Map.ofEntries(
            Map.entry("participation", "participation"),
            Map.entry("restrictions", "restriction"),
            Map.entry("outcome", "outcome"),
            Map.entry("reason", "reason"),
            Map.entry("overrideReason", "override"),
            Map.entry("gate", "gate"),
            Map.entry("gateOverride", "override"),
            Map.entry("disposition", "disposition"),
            Map.entry("category", "category"),
            Map.entry("suspicions", "category"),
            Map.entry("urgency", "urgency"),
            Map.entry("remainingUrgency", "urgency"),
            Map.entry("question", "question"),
            Map.entry("choice", "choice"),
            Map.entry("diagnostics", "diagnostic"),
            Map.entry("stage", "loopstage"),
            Map.entry("owner", "loopowner"),
            Map.entry("from", "reopenedfrom"),
            Map.entry("answer", "physiciananswer"),
            Map.entry("channel", "channel"),
            Map.entry("flags", "flag"),
            Map.entry("because", "item"),
            Map.entry("sport", "sport"),
            Map.entry("sportNow", "sport"),
            Map.entry("origin", "origin"));

    /** Facts that are a code and a side in one text. */
    private static final Map<String, String> SIDED = Map.of(
            "patterns", "pattern",
            "causes", "pattern",
            "positive", "test",
            "retracted", "test",
            "regions", "region");

    private final Words words;
    private final Moments moments;
    private final People people;

    Sentences(Words words, Moments moments, People people) {
        this.words = words;
        this.moments = moments;
        this.people = people;
    }

    Line line(TimelineEntry entry, boolean corrected) {
        Duration delay = Duration.between(entry.occurredAt(), entry.recordedAt());
        return new Line(
                entry.eventId(),
                entry.type(),
                words.of("kind", entry.type()),
                words.of("timeline", entry.type()),
                facts(entry).toList(),
                actor(entry),
                entry.occurredAt(),
                entry.recordedAt(),
                delay.compareTo(LATE) > 0 ? moments.span(delay) : null,
                corrected);
    }

    /** Whether something was recorded well after it happened. */
    public static boolean isLate(TimelineEntry entry) {
        return Duration.between(entry.occurredAt(), entry.recordedAt()).compareTo(LATE) > 0;
    }

    /** Title and facts in one sentence, for the JSON face. */
    public String sentence(TimelineEntry entry) {
        String details = details(entry);
        String title = words.of("timeline", entry.type());
        return details.isEmpty() ? title : title + ": " + details;
    }

    String details(TimelineEntry entry) {
        return facts(entry)
                .map(fact -> fact.before() + (fact.at() == null ? "" : moments.exact(fact.at())) + fact.after())
                .collect(Collectors.joining(" · "));
    }

    private Stream<Line.Fact> facts(TimelineEntry entry) {
        return entry.facts().entrySet().stream()
                .filter(fact -> ORDER.contains(fact.getKey()))
                .filter(fact ->
                        !fact.getKey().equals("category") || !entry.facts().containsKey("suspicions"))
                .sorted(Comparator.comparingInt(fact -> ORDER.indexOf(fact.getKey())))
                .flatMap(fact -> Stream.ofNullable(fact(fact.getKey(), fact.getValue())));
    }

    /** Nothing for a number that says nothing when it is 0. */
    private Line.@Nullable Fact fact(String name, Object value) {
        if (TIMES.contains(name)) {
            String around = words.say("fact." + name, TIME);
            int time = around.indexOf(TIME);
            return new Line.Fact(
                    around.substring(0, time), Instant.parse(value.toString()), around.substring(time + TIME.length()));
        }
        if (value instanceof Number number && number.longValue() == 0 && words.has("fact.zero", name)) {
            String zero = words.of("fact.zero", name);
            return zero.isEmpty() ? null : new Line.Fact(zero, null, "");
        }
        return new Line.Fact(words.say("fact." + name, inWords(name, value)), null, "");
    }

    private String inWords(String name, Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(one -> word(name, String.valueOf(one))).collect(Collectors.joining(", "));
        }
        return word(name, String.valueOf(value));
    }

    private String word(String name, String value) {
        return switch (name) {
            case "toTrainer" -> people.trainer(value);
            case "results" -> result(value);
            case "corrected" -> finding(value);
            case "answersNow" -> answer(value);
            case "fields" -> words.of("changed", value);
            default -> coded(name, value);
        };
    }

    private String result(String studyAndOutcome) {
        int space = studyAndOutcome.indexOf(' ');
        return words.of("diagnostic", studyAndOutcome.substring(0, space)) + " "
                + words.of("diagnosticoutcome", studyAndOutcome.substring(space + 1));
    }

    private String coded(String name, String value) {
        String sided = SIDED.get(name);
        if (sided != null) {
            return words.sided(sided, value);
        }
        String vocabulary = VOCABULARY.get(name);
        if (vocabulary == null) {
            return value;
        }
        return vocabulary.equals("item") ? item(value) : words.of(vocabulary, value);
    }

    /** {@code SLR LEFT POSITIVE}, or a number in place of the last. */
    private String finding(String value) {
        int last = value.lastIndexOf(' ');
        String what = value.substring(last + 1);
        return words.sided("test", value.substring(0, last)) + " "
                + (words.has("result", what) ? words.of("result", what) : what);
    }

    private String answer(String value) {
        int last = value.lastIndexOf(' ');
        return words.of("flag", value.substring(0, last)) + " " + words.of("answer", value.substring(last + 1));
    }

    /** A flag, a test, an item of the screen, a pattern or a rule. */
    private String item(String id) {
        return Stream.of("flag", "test", "item", "pattern")
                .filter(vocabulary -> words.has(vocabulary, id))
                .findFirst()
                .map(vocabulary -> words.of(vocabulary, id))
                .orElseGet(() -> words.of("rule", id));
    }

    /** A person, or the service that acted by itself. */
    private String actor(TimelineEntry entry) {
        String actor = entry.actor();
        return actor != null && words.has("actor", actor)
                ? words.of("actor", actor)
                : people.somebody(actor, entry.role());
    }
}
