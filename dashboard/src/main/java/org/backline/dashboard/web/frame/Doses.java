package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.stream.Collectors;
import org.backline.codes.ExerciseDose;
import org.springframework.stereotype.Component;

/** Doses as a trainer says them. */
@Component
public class Doses {

    private static final int SHOWN_AS_MINUTES = 120;

    private final Words words;

    Doses(Words words) {
        this.words = words;
    }

    /** How much in one session: {@code 3 × 12, held 5 s}. */
    public String of(ExerciseDose dose) {
        Integer held = dose.holdSeconds();
        String amount;
        if (dose.metres() != null) {
            amount = dose.metres() + " m";
        } else if (dose.repetitions() != null) {
            amount = String.valueOf(dose.repetitions());
        } else {
            amount = held == null ? "" : time(held);
        }
        String sets = dose.sets() == 1 && dose.repetitions() == null ? amount : dose.sets() + " × " + amount;
        return dose.repetitions() != null && held != null ? words.say("dose.held", sets, time(held)) : sets;
    }

    /** The same with the ladder of repetitions where an exercise has one: {@code 6-4-2, held 10 s}. */
    public String of(ExerciseDose dose, List<Integer> ladder) {
        if (ladder.isEmpty()) {
            return of(dose);
        }
        String steps = ladder.stream().map(String::valueOf).collect(Collectors.joining("-"));
        Integer held = dose.holdSeconds();
        return held == null ? steps : words.say("dose.held", steps, time(held));
    }

    /** How often. */
    public String often(ExerciseDose dose) {
        return dose.timesPerWeek() == 7 ? words.say("dose.daily") : words.say("dose.weekly", dose.timesPerWeek());
    }

    private String time(int seconds) {
        return seconds >= SHOWN_AS_MINUTES ? words.say("time.minutes", seconds / 60) : seconds + " s";
    }
}
