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
public final class SeenWithin {

    private final Map<Urgency, Within> usual;
    private final List<Limit> limits;

    /**
     * A limit that holds for some causes, for people to read.
     *
     * @param category absent where the flags and tests alone decide
     * @param of any of these flags and tests; empty where the category alone decides
     * @param mark V verified, G guideline, C consensus
     */
    public record Sooner(
            Urgency urgency,
            @Nullable CauseCategory category,
            Set<String> of,
            Deadlines.Allowance.Length within,
            String because,
            String mark) {

        private boolean isFor(Urgency asked, Cause cause) {
            return urgency == asked
                    && (category == null || category == cause.category())
                    && (of.isEmpty() || cause.because().stream().anyMatch(of::contains));
        }
    }

    private record Limit(Sooner sooner, Within within) {}

    private SeenWithin(Map<Urgency, Within> usual, List<Limit> limits) {
        this.usual = usual;
        this.limits = limits;
    }

    static SeenWithin read(JsonNode data) {
        Map<Urgency, Within> usual = Deadlines.lengths(data.path("within"), "seenWithin");
        List<Limit> limits = new ArrayList<>();
        for (JsonNode one : data.path("sooner")) {
            String urgency = one.path("urgency").asString("");
            Deadlines.require(
                    Arrays.stream(Urgency.values())
                            .anyMatch(known -> known.name().equals(urgency)),
                    "a sooner limit has no urgency");
            String category = one.path("category").asString("");
            Set<String> of = new TreeSet<>();
            one.path("of").forEach(id -> of.add(id.asString()));
            Deadlines.require(KNOWN.containsAll(of), "a sooner limit is of something unknown: " + of);
            Deadlines.require(!category.isEmpty() || !of.isEmpty(), "a sooner limit does not say for which causes");
            String because = one.path("because").asString("").strip();
            Deadlines.require(!because.isEmpty(), "a sooner limit does not say why");
            String mark = one.path("mark").asString("");
            Deadlines.require(mark.matches("[VGC]"), "a sooner limit has no mark V, G or C");
            Within within = Deadlines.length(one.path("within"), "a sooner limit for " + urgency);
            limits.add(new Limit(
                    new Sooner(
                            Urgency.valueOf(urgency),
                            category.isEmpty() ? null : CauseCategory.valueOf(category),
                            of,
                            Deadlines.Allowance.Length.of(within),
                            because,
                            mark),
                    within));
        }
        return new SeenWithin(usual, List.copyOf(limits));
    }

    /** The limits that hold for some causes only. */
    List<Sooner> sooner() {
        return limits.stream().map(Limit::sooner).toList();
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
        return limits.stream()
                .filter(one -> one.sooner().isFor(urgency, cause))
                .map(one -> one.within().after(askedAt, 1, calendar))
                .filter(by::isAfter)
                .min(Instant::compareTo)
                .orElse(by);
    }
}
