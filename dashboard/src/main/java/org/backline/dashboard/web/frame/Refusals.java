package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.frame.Refusal.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a service's problem into the words of a page. */
@Component
public class Refusals {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+");

    private final Words words;
    private final Said said;

    Refusals(Words words, Said said) {
        this.words = words;
        this.said = said;
    }

    /** What a page says when a service refused its form, or kept silent. */
    public Refusal of(String form, Service service, Problem asTheServiceSaid) {
        Problem problem = said.of(asTheServiceSaid);
        String kind = words.has("problem", problem.kind()) ? problem.kind() : "unreadable";
        String detail = switch (problem.kind()) {
            case "rule-violation", "not-allowed", "id-reused", "not-found" -> problem.detail();
            default -> words.say("problem." + kind + ".detail");
        };
        List<Item> items = Stream.concat(
                        problem.fields().stream()
                                .map(field -> new Item(field.path(), label(field.path()) + ": " + field.message())),
                        problem.missing().stream().map(id -> new Item(null, missing(id))))
                .toList();
        return new Refusal(
                form,
                problem.status(),
                words.say("problem." + kind, words.of("service", service)),
                detail,
                items,
                problem);
    }

    /** The id of a test (with a side or a result), a red flag, a pattern or an item of the screen in words. */
    public String missing(String id) {
        StringBuilder inWords = new StringBuilder();
        CODE.matcher(id).results().map(MatchResult::group).forEach(code -> append(inWords, code));
        return inWords.isEmpty() ? id : inWords.toString();
    }

    /** A sentence of a service in the reader's language, where it is known. */
    public String said(String sentence) {
        return said.of(sentence);
    }

    /** A sentence of a service that names codes: the same with their words. */
    public String inWords(@Nullable String sentence) {
        return sentence == null
                ? ""
                : CODE.matcher(sentence)
                        .replaceAll(found -> Matcher.quoteReplacement(Stream.of("pattern", "test", "flag", "item")
                                .filter(vocabulary -> words.has(vocabulary, found.group()))
                                .findFirst()
                                .map(vocabulary -> words.of(vocabulary, found.group()))
                                .orElseGet(found::group)));
    }

    /** A side or a result belongs to what stands before it; anything else stands for itself. */
    private void append(StringBuilder inWords, String code) {
        for (String vocabulary : List.of("side", "result")) {
            if (words.has(vocabulary, code)) {
                String word = words.of(vocabulary, code);
                inWords.append(inWords.isEmpty() || word.isEmpty() ? "" : " ").append(word);
                return;
            }
        }
        inWords.append(inWords.isEmpty() ? "" : " / ")
                .append(Stream.of("test", "flag", "item", "pattern")
                        .filter(vocabulary -> words.has(vocabulary, code))
                        .findFirst()
                        .map(vocabulary -> words.of(vocabulary, code))
                        .orElseGet(() -> words.of("rule", code)));
    }

    private String label(String path) {
        if (words.has("field", path)) {
            return words.of("field", path);
        }
        int dot = path.lastIndexOf('.');
        String last = path.substring(dot + 1);
        if (words.has("flag", last)) {
            return words.of("flag", last);
        }
        return words.has("field", last) ? words.of("field", last) : path;
    }
}
