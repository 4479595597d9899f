package org.backline.dashboard.web.board;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.view.board.BoardFilter.Who;
import org.backline.dashboard.web.frame.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds athletes by name, which only intake-service knows, or by the beginning of their number. */
@Component
class BoardSearch {

    private static final Pattern NUMBER = Pattern.compile("(?:a-?)?([0-9a-f]{3,8})");
    private static final Pattern PLAIN = Pattern.compile("a-([0-9a-f]{1,8})");

    private final Athletes athletes;

    BoardSearch(Athletes athletes) {
        this.athletes = athletes;
    }

    /** Whom the text may mean, and whether names could not be asked for. */
    record Found(Who who, boolean namesSilent) {}

    Mono<Found> find(String text, Person person) {
        String number = numberIn(text.strip().toLowerCase(Locale.ROOT));
        return athletes.search(text, person.caller())
                .map(named -> new Found(new Who(ids(named), number), false))
                .defaultIfEmpty(new Found(new Who(Set.of(), number), true));
    }

    private static Set<UUID> ids(List<Athlete> named) {
        Set<UUID> ids = new HashSet<>();
        named.forEach(athlete -> ids.add(athlete.athleteId()));
        return ids;
    }

    /** The digits of a number; null when the text is none. */
    static @Nullable String numberIn(String text) {
        for (Pattern pattern : List.of(PLAIN, NUMBER)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return null;
    }
}
