package org.backline.local.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backline.local.signin.SignInSettings.Limit;
import org.backline.local.signin.SignInSettings.Limits;

/**
 * Slows down whoever guesses passwords: so many attempts for a name and from an address, then one at a time.
 *
 * <p>For each of them it remembers one instant, at which all attempts are regained. A name is never locked: others could
 * lock its person out.
 */
final class Attempts {

    private static final int REMEMBERED = 10_000;

    private final Limits limits;
    private final Clock clock;
    private final Map<String, Instant> names = new LinkedHashMap<>();
    private final Map<String, Instant> addresses = new LinkedHashMap<>();

    Attempts(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes an attempt before the password is looked at.
     *
     * @return how long to wait, when there is none left
     */
    synchronized Optional<Duration> take(String name, String address) {
        Instant now = clock.instant();
        Duration wait =
                longer(wait(names, name, limits.ofAName(), now), wait(addresses, address, limits.fromAnAddress(), now));
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        spend(names, name, limits.ofAName(), now);
        spend(addresses, address, limits.fromAnAddress(), now);
        return Optional.empty();
    }

    /** The password was right: the attempt costs nothing. */
    synchronized void giveBack(String name, String address) {
        names.computeIfPresent(
                name, (key, regained) -> regained.minus(limits.ofAName().every()));
        addresses.computeIfPresent(
                address,
                (key, regained) -> regained.minus(limits.fromAnAddress().every()));
    }

    private static Duration wait(Map<String, Instant> regained, String key, Limit limit, Instant now) {
        Duration debt = Duration.between(now, regained.getOrDefault(key, now));
        return debt.minus(limit.every().multipliedBy(limit.burst() - 1L));
    }

    private static void spend(Map<String, Instant> regained, String key, Limit limit, Instant now) {
        if (regained.size() >= REMEMBERED) {
            regained.values().removeIf(instant -> !instant.isAfter(now));
        }
        if (regained.size() >= REMEMBERED) {
            regained.remove(regained.keySet().iterator().next());
        }
        Instant before = regained.getOrDefault(key, now);
        regained.put(key, (before.isBefore(now) ? now : before).plus(limit.every()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
