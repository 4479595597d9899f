package org.backline.referral.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.backline.codes.CauseCategory;
import org.backline.codes.Urgency;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.domain.roster.Specialty;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Chooses whom to ask. An emergency goes to everybody on call at once; anything else to the one who fits best. Which
 * specialties fit which suspected cause is data: {@code loop/routing.yaml}.
 */
public final class Routing {

    private static final String FILE = "/loop/routing.yaml";

    private final Map<CauseCategory, List<Specialty>> fitting;

    private Routing(Map<CauseCategory, List<Specialty>> fitting) {
        this.fitting = fitting;
    }

    /** Reads the data; a cause without specialties stops the service. */
    public static Routing load() {
        try (InputStream file = Objects.requireNonNull(Routing.class.getResourceAsStream(FILE), FILE)) {
            return read(new YAMLMapper().readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Routing read(JsonNode data) {
        Map<CauseCategory, List<Specialty>> fitting = new EnumMap<>(CauseCategory.class);
        for (CauseCategory category : CauseCategory.values()) {
            List<Specialty> specialties = new ArrayList<>();
            data.path("fits")
                    .path(category.name())
                    .path("specialties")
                    .forEach(one -> specialties.add(Specialty.valueOf(one.asString())));
            if (specialties.isEmpty()) {
                throw new IllegalStateException(FILE + ": " + category + " fits no specialty");
            }
            fitting.put(category, List.copyOf(specialties));
        }
        return new Routing(fitting);
    }

    /**
     * Whom to ask next.
     *
     * @param asked who was asked before, and is not asked again
     * @return nobody when there is nobody left to ask
     */
    public List<String> next(
            Roster roster, Urgency urgency, CauseCategory category, Set<String> asked, LocalDate today) {
        List<Physician> there = roster.physicians().stream()
                .filter(physician -> physician.isThere(today) && !asked.contains(physician.physicianId()))
                .toList();
        if (urgency == Urgency.EMERGENCY) {
            List<Physician> onCall = there.stream().filter(Physician::onCall).toList();
            return ids(onCall.isEmpty() ? there : onCall);
        }
        return ids(there.stream().min(Comparator.comparingInt(physician -> distance(physician, category))).stream()
                .toList());
    }

    /** Place of the physician's best specialty among those that fit; after all of them when none does. */
    private int distance(Physician physician, CauseCategory category) {
        List<Specialty> wanted = Objects.requireNonNull(fitting.get(category));
        return physician.specialties().stream()
                .mapToInt(wanted::indexOf)
                .filter(place -> place >= 0)
                .min()
                .orElse(wanted.size());
    }

    private static List<String> ids(List<Physician> physicians) {
        return physicians.stream().map(Physician::physicianId).toList();
    }
}
