package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.backline.dashboard.language.Languages;
import org.backline.dashboard.service.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a service said when it refused something, in the reader's language. Services speak English, to programs as well; their
 * sentences are few and known, so they are looked up. One that is not known is shown as it was said, which is better than
 * nothing.
 */
@Component
class Said {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");
    private static final String TAIL = ": ";

    private final MessageSource messages;

    Said(MessageSource messages) {
        this.messages = messages;
    }

    /** The sentence; where it ends with what it is about, as in {@code ...: URGENT}, that stays. */
    String of(String sentence) {
        String whole = known(sentence);
        if (whole != null) {
            return whole;
        }
        int colon = sentence.lastIndexOf(TAIL);
        String begin = colon < 0 ? null : known(sentence.substring(0, colon));
        return begin == null ? sentence : begin + sentence.substring(colon);
    }

    private @Nullable String known(String sentence) {
        List<String> numbers =
                NUMBER.matcher(sentence).results().map(MatchResult::group).toList();
        return messages.getMessage(key(sentence), numbers.toArray(), null, Languages.current());
    }

    /** Small letters, {@code N} for a number, a hyphen for whatever stands between words. */
    static String key(String sentence) {
        return NUMBER.matcher(sentence.toLowerCase(Locale.ROOT))
                .replaceAll("N")
                .replaceAll("[^a-zN]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** The same problem with everything in it said so. */
    Problem of(Problem problem) {
        return new Problem(
                problem.kind(),
                problem.status(),
                of(problem.detail()),
                problem.fields().stream()
                        .map(field -> new Problem.Field(field.path(), of(field.message())))
                        .toList(),
                problem.missing());
    }
}
