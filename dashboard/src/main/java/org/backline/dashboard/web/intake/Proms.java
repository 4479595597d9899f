package org.backline.dashboard.web.intake;

import static org.backline.dashboard.web.frame.Form.object;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backline.dashboard.web.frame.Form;
import org.jspecify.annotations.Nullable;

/**
 * The outcome measures of the intake form. The numeric rating is the pain that was asked anyway; the patient-specific
 * scale is the mean of the activities that somebody rated, and their names, which are free text, go into the note.
 */
final class Proms {

    private static final int ACTIVITIES = 3;

    private Proms() {}

    static List<Map<String, Object>> of(Form form) {
        List<Map<String, Object>> scores = new ArrayList<>();
        @Nullable Object pain = form.number("pain.now");
        if (pain != null) {
            scores.add(object("instrument", "NPRS", "value", pain));
        }
        List<Object> rated = activities()
                .mapToObj(n -> form.number("psfs." + n + ".score"))
                .flatMap(Stream::ofNullable)
                .toList();
        if (!rated.isEmpty()) {
            scores.add(object("instrument", "PSFS", "value", mean(rated)));
        }
        return scores;
    }

    /** What was noted, and under it the activities with their ratings. */
    static @Nullable String note(Form form) {
        String activities = activities()
                .filter(n -> form.text("psfs." + n + ".activity") != null && form.text("psfs." + n + ".score") != null)
                .mapToObj(n -> form.text("psfs." + n + ".activity") + " " + form.text("psfs." + n + ".score"))
                .collect(Collectors.joining(", "));
        return Stream.of(form.text("note", ""), activities.isEmpty() ? "" : "PSFS: " + activities)
                .filter(part -> !part.isEmpty())
                .reduce((note, list) -> note + "\n" + list)
                .orElse(null);
    }

    /** Something that is no number, or none from 0 to 10, goes to the service as it is: it says what is wrong with it. */
    private static Object mean(List<Object> rated) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object one : rated) {
            BigDecimal number = one instanceof Number ? new BigDecimal(one.toString()) : null;
            if (number == null || number.signum() < 0 || number.compareTo(BigDecimal.TEN) > 0) {
                return number == null ? one : -1;
            }
            sum = sum.add(number);
        }
        return sum.divide(BigDecimal.valueOf(rated.size()), 1, RoundingMode.HALF_UP);
    }

    private static IntStream activities() {
        return IntStream.rangeClosed(1, ACTIVITIES);
    }
}
