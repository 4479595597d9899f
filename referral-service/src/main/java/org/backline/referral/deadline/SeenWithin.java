package org.backline.referral.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The outer limit: by when a physician has seen the athlete. Each urgency has one; some causes have a sooner one. Numbers
 * and causes are data, {@code seenWithin} of {@code loop/deadlines.yaml}.
 */
final class SeenWithin {

    private final Map<Urgency, Within> usual;
    private final List<Sooner> sooner;

    /**
     * A limit that holds for some causes.
     *
     * @param category absent where the flags alone decide
     * @param because any of these; empty where the category alone decides
     */
    private record Sooner(Urgency urgency, @Nullable CauseCategory category, Set<String> because, Within within) {

        boolean isFor(Urgency asked, Cause cause) {
            return urgency == asked
                    && (category == null || category == cause.category())
                    && (because.isEmpty() || cause.because().stream().anyMatch(because::contains));
        }
    }

    private SeenWithin(Map<Urgency, Within> usual, List<Sooner> sooner) {
        this.usual = usual;
        this.sooner = sooner;
    }

    static SeenWithin read(JsonNode data) {
        Map<Urgency, Within> usual = Deadlines.lengths(data.path("within"), "seenWithin");
        List<Sooner> sooner = new ArrayList<>();
        for (JsonNode one : data.path("sooner")) {
            String urgency = one.path("urgency").asString("");
            Deadlines.require(
                    Arrays.stream(Urgency.values())
                            .anyMatch(known -> known.name().equals(urgency)),
                    "a sooner limit has no urgency");
            String category = one.path("category").asString("");
            Set<String> because = new TreeSet<>();
            one.path("of").forEach(id -> because.add(id.asString()));
            Deadlines.require(KNOWN.containsAll(because), "a sooner limit is of something unknown: " + because);
            Deadlines.require(
                    !category.isEmpty() || !because.isEmpty(), "a sooner limit does not say for which causes");
            Deadlines.require(!one.path("because").asString("").isBlank(), "a sooner limit does not say why");
            Deadlines.require(one.path("mark").asString("").matches("[VGC]"), "a sooner limit has no mark V, G or C");
            sooner.add(new Sooner(
                    Urgency.valueOf(urgency),
                    category.isEmpty() ? null : CauseCategory.valueOf(category),
                    because,
                    Deadlines.length(one.path("within"), "a sooner limit for " + urgency)));
        }
        return new SeenWithin(usual, List.copyOf(sooner));
    }

    private static final Set<String> KNOWN = known();

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        Stream.of(RedFlag.values()).forEach(flag -> known.add(flag.name()));
        Stream.of(ClinicalTest.values()).forEach(test -> known.add(test.name()));
        return known;
    }

    /**
     * The earliest of the limits that hold.
     *
     * @param cause absent where it is not known
     */
    Instant by(Urgency urgency, Instant askedAt, @Nullable Cause cause, ClinicCalendar calendar) {
        Instant by = Objects.requireNonNull(usual.get(urgency)).after(askedAt, 1, calendar);
        if (cause == null) {
            return by;
        }
        return sooner.stream()
                .filter(one -> one.isFor(urgency, cause))
                .map(one -> one.within().after(askedAt, 1, calendar))
                .filter(by::isAfter)
                .min(Instant::compareTo)
                .orElse(by);
    }
}
