package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backline.simulation.Clients.Answer;
import org.backline.simulation.Clients.Request;

/**
 * What people do about one case, one after the other: what is refused because something has not arrived yet is tried
 * again later, some times. A second person acts on the same case without waiting.
 */
final class Story {

    /** How often somebody looks whether a refusal still stands before asking again. */
    private static final int PATIENCE = 6;

    private final Random random;
    private final int tries;
    private final Stories.Cast cast;
    private final List<Supplier<Request>> plot = new ArrayList<>();
    private Request current;
    private int chapter;
    private int refusals;

    Story(Random random, int tries, Function<UUID, List<String>> planned) {
        this.random = random;
        this.tries = tries;
        cast = new Stories.Cast(random, planned);
        plot.addAll(Stories.plot(cast, random));
    }

    /** The next request; nothing when somebody waits or all is told. */
    Request next(List<Request> requests) {
        if (current != null && current.answer == Answer.ACCEPTED && random.nextInt(5) == 0) {
            Request aside = Stories.aside(cast, random);
            requests.add(aside);
            return aside;
        }
        if (current != null && !current.isAnswered()) {
            return null;
        }
        if (current != null && current.answer == Answer.REFUSED && random.nextInt(PATIENCE) != 0) {
            return null;
        }
        if (current != null) {
            boolean again = current.answer == Answer.REFUSED && refusals < tries;
            refusals = again ? refusals + 1 : 0;
            chapter += again ? 0 : 1;
        }
        if (chapter >= plot.size()) {
            return null;
        }
        current = plot.get(chapter).get();
        requests.add(current);
        return current;
    }
}
