package org.backline.intake.register;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds athletes by their names, which no index may hold. A clinic's athletes are opened together and remembered for a
 * minute; what the database holds decides whether they may still be used, so that nobody who was erased is found.
 */
@Component
public class AthleteSearch {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Comparator<Listed> BY_NAME = Comparator.comparing(Listed::key)
            .thenComparing(listed -> listed.athlete().athleteId());

    private final Map<String, Clinic> clinics = new ConcurrentHashMap<>();
    private final Athletes athletes;
    private final Clock clock;

    AthleteSearch(Athletes athletes, Clock clock) {
        this.athletes = athletes;
        this.clock = clock;
    }

    /**
     * Athletes by name, in the order of their names.
     *
     * @param clinicIds whose athletes
     * @param part part of the name, any case; absent for all
     * @param limit 1 to 200
     */
    public List<Athlete> search(Collection<String> clinicIds, @Nullable String part, int limit) {
        return search(clinicIds, part, null, limit);
    }

    /**
     * A page of athletes by name, in the order of their names.
     *
     * @param after the page begins behind this athlete, who stands for a name that an address must not hold; from the
     *     first when absent or gone
     */
    public List<Athlete> search(Collection<String> clinicIds, @Nullable String part, @Nullable UUID after, int limit) {
        String wanted = part == null ? "" : plain(part);
        List<Listed> all = listed(clinicIds).sorted(BY_NAME).toList();
        Listed last = all.stream()
                .filter(listed -> listed.athlete().athleteId().equals(after))
                .findFirst()
                .orElse(null);
        return all.stream()
                .filter(listed -> last == null || BY_NAME.compare(listed, last) > 0)
                .filter(listed -> listed.key().contains(wanted))
                .limit(limit)
                .map(Listed::athlete)
                .toList();
    }

    /** The athletes of any clinic with exactly this name, but for case and spaces, and this birth date. */
    public List<Athlete> exactly(String name, LocalDate birthDate) {
        String wanted = plain(name);
        return listed(athletes.clinics())
                .filter(listed -> listed.key().equals(wanted)
                        && listed.athlete().birthDate().equals(birthDate))
                .sorted(BY_NAME)
                .map(Listed::athlete)
                .toList();
    }

    private Stream<Listed> listed(Collection<String> clinicIds) {
        return clinicIds.stream().distinct().flatMap(clinicId -> clinic(clinicId).athletes().stream());
    }

    private Clinic clinic(String clinicId) {
        String change = athletes.changeOf(clinicId);
        Clinic known = clinics.get(clinicId);
        if (known != null && known.change().equals(change)) {
            return known;
        }
        // The mark is older than the rows: at worst they are read once more.
        Clinic read = new Clinic(
                change,
                clock.instant(),
                athletes.ofClinic(clinicId).stream()
                        .map(athlete -> new Listed(plain(athlete.name()), athlete))
                        .toList());
        clinics.put(clinicId, read);
        return read;
    }

    /** Names stay in memory no longer than they are of use. */
    @Scheduled(fixedDelay = 30_000)
    void forgetOld() {
        Instant limit = clock.instant().minus(REMEMBERED);
        clinics.values().removeIf(clinic -> clinic.readAt().isBefore(limit));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private record Clinic(String change, Instant readAt, List<Listed> athletes) {}

    private record Listed(String key, Athlete athlete) {}
}
