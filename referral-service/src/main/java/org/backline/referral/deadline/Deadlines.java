package org.backline.referral.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How long each stage may take at each urgency, and who hears of it in which order when it takes longer. The numbers are
 * data: {@code loop/deadlines.yaml}, each with its source and mark.
 */
public final class Deadlines {

    private static final String FILE = "/loop/deadlines.yaml";

    /** The stages before a physician has seen the athlete, as far as no appointment is waited for. */
    private static final Set<ReferralStage> UNSEEN = EnumSet.of(
            ReferralStage.DELIVERY,
            ReferralStage.ACKNOWLEDGEMENT,
            ReferralStage.DECISION,
            ReferralStage.REDIRECTION,
            ReferralStage.APPOINTMENT,
            ReferralStage.REBOOKING);

    private final Map<ReferralStage, Rule> rules;
    private final SeenWithin seenWithin;
    private final List<Allowance> allowances;

    /**
     * How long something may take, for people to read.
     *
     * @param stage null for the outer limit: by when a physician has seen the athlete
     * @param sooner causes that may wait less; of the outer limit only
     * @param owners who hears of it, in this order
     * @param mark V verified, G guideline, C consensus
     */
    public record Allowance(
            @Nullable ReferralStage stage,
            Map<Urgency, Length> within,
            List<SeenWithin.Sooner> sooner,
            List<Role> owners,
            String because,
            String mark) {

        /** A length of time; {@code measure} is MINUTES, HOURS, DAYS, WORKING_HOURS or WORKING_DAYS. */
        public record Length(int amount, String measure) {

            static Length of(Within within) {
                return new Length(within.amount(), within.measure().name());
            }
        }

        private static Allowance of(@Nullable ReferralStage stage, JsonNode rule, List<SeenWithin.Sooner> sooner) {
            Map<Urgency, Length> within = new EnumMap<>(Urgency.class);
            lengths(rule.path("within"), String.valueOf(stage))
                    .forEach((urgency, length) -> within.put(urgency, Length.of(length)));
            return new Allowance(
                    stage,
                    within,
                    sooner,
                    rule.path("owners")
                            .valueStream()
                            .map(owner -> Role.valueOf(owner.asString()))
                            .toList(),
                    rule.path("because").asString("").strip(),
                    rule.path("mark").asString(""));
        }
    }

    private record Rule(Map<Urgency, Within> within, List<Role> owners) {}

    private Deadlines(Map<ReferralStage, Rule> rules, SeenWithin seenWithin, List<Allowance> allowances) {
        this.rules = rules;
        this.seenWithin = seenWithin;
        this.allowances = List.copyOf(allowances);
    }

    /** Reads the data; a stage or an urgency without a number stops the service before it takes a referral. */
    public static Deadlines load() {
        try (InputStream file = Objects.requireNonNull(Deadlines.class.getResourceAsStream(FILE), FILE)) {
            return read(new YAMLMapper().readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Deadlines read(JsonNode data) {
        Map<ReferralStage, Rule> rules = new EnumMap<>(ReferralStage.class);
        for (JsonNode rule : data.path("stages")) {
            ReferralStage stage = ReferralStage.valueOf(rule.path("stage").asString());
            require(!rule.path("because").asString("").isBlank(), stage + " does not say why");
            require(rule.path("mark").asString("").matches("[VGC]"), stage + " has no mark V, G or C");
            List<Role> owners = new ArrayList<>();
            rule.path("owners").forEach(owner -> owners.add(Role.valueOf(owner.asString())));
            require(!owners.isEmpty(), stage + " names nobody who hears of it");
            require(
                    rules.put(stage, new Rule(lengths(rule.path("within"), stage.name()), List.copyOf(owners))) == null,
                    stage + " stands there twice");
        }
        for (ReferralStage stage : ReferralStage.values()) {
            require(rules.containsKey(stage), stage + " has no deadline");
        }
        SeenWithin seenWithin = SeenWithin.read(data.path("seenWithin"));
        List<Allowance> allowances = new ArrayList<>();
        allowances.add(Allowance.of(null, data.path("seenWithin"), seenWithin.sooner()));
        data.path("stages")
                .forEach(rule -> allowances.add(
                        Allowance.of(ReferralStage.valueOf(rule.path("stage").asString()), rule, List.of())));
        return new Deadlines(rules, seenWithin, allowances);
    }

    static Map<Urgency, Within> lengths(JsonNode within, String of) {
        Map<Urgency, Within> lengths = new EnumMap<>(Urgency.class);
        for (Urgency urgency : Urgency.values()) {
            lengths.put(urgency, length(within.path(urgency.name()), of + " has no length of time for " + urgency));
        }
        return lengths;
    }

    static Within length(JsonNode length, String fault) {
        require(length.size() == 1, fault);
        Map.Entry<String, JsonNode> entry = length.properties().iterator().next();
        return new Within(entry.getValue().asInt(), Within.Measure.valueOf(entry.getKey()));
    }

    static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(FILE + ": " + fault);
        }
    }

    /** Every allowance: the outer limit first, then stage by stage. */
    public List<Allowance> allowances() {
        return allowances;
    }

    /** The deadline that comes next; nothing at the end of a loop, and when everybody has heard. */
    public Optional<Deadline> next(ReferralState state, ClinicCalendar calendar) {
        return next(state, state.escalation(), calendar);
    }

    /** The deadline of the present stage, whether or not it has passed; nothing at the end of a loop. */
    public Optional<Deadline> first(ReferralState state, ClinicCalendar calendar) {
        return next(state, 0, calendar);
    }

    private Optional<Deadline> next(ReferralState state, int escalation, ClinicCalendar calendar) {
        ReferralStatus status = state.status();
        Instant since = state.since();
        if (status == null || since == null) {
            return Optional.empty();
        }
        ReferralEvent.Scheduled visit = state.scheduled();
        return next(
                new Stretch(
                        status,
                        state.pace(),
                        since,
                        visit == null ? null : visit.startsAt(),
                        askedAt(state),
                        escalation,
                        cause(state)),
                calendar);
    }

    /** When the question was last asked anew. */
    static Instant askedAt(ReferralState state) {
        Instant askedAt = state.request().at();
        for (ReferralEvent step : state.steps()) {
            if (step instanceof ReferralEvent.Reopened reopened) {
                askedAt = reopened.at();
            }
        }
        return askedAt;
    }

    /** By when a physician should have seen the athlete. */
    public Instant seeBy(ReferralState state, ClinicCalendar calendar) {
        return seenWithin.by(state.pace(), askedAt(state), cause(state), calendar);
    }

    private static Cause cause(ReferralState state) {
        return new Cause(state.request().category(), state.request().because());
    }

    /**
     * What a deadline follows from.
     *
     * @param since when the status began
     * @param startsAt start of the newest appointment
     * @param askedAt when the question was asked, or asked anew
     * @param escalation how many reminders of this status there were
     * @param cause absent where it is not known
     */
    record Stretch(
            ReferralStatus status,
            Urgency urgency,
            Instant since,
            @Nullable Instant startsAt,
            Instant askedAt,
            int escalation,
            @Nullable Cause cause) {}

    Optional<Deadline> next(Stretch stretch, ClinicCalendar calendar) {
        ReferralStage stage = stretch.status().stage();
        if (stage == null) {
            return Optional.empty();
        }
        Rule rule = known(rules, stage);
        int step = stretch.escalation() + 1;
        if (step > rule.owners().size()) {
            return Optional.empty();
        }
        Within within = known(rule.within(), stretch.urgency());
        Instant start =
                stage == ReferralStage.VISIT && stretch.startsAt() != null ? stretch.startsAt() : stretch.since();
        Instant dueAt = within.after(start, step, calendar);
        if (stage == ReferralStage.VISIT) {
            dueAt = notTooLate(stretch, dueAt, step, calendar);
        } else if (step == 1 && UNSEEN.contains(stage)) {
            dueAt = notPastTheLimit(stretch, dueAt, calendar);
        }
        return Optional.of(new Deadline(
                stage, stretch.urgency(), dueAt, step, rule.owners().get(step - 1)));
    }

    /** An appointment that lies too far ahead for its urgency is noticed before it begins. */
    private Instant notTooLate(Stretch stretch, Instant dueAt, int step, ClinicCalendar calendar) {
        Within toBook = known(known(rules, ReferralStage.APPOINTMENT).within(), stretch.urgency());
        Instant seeBy = seenWithin.by(stretch.urgency(), stretch.askedAt(), stretch.cause(), calendar);
        Instant booked = toBook.after(stretch.since(), step, calendar);
        Instant noticed = seeBy.isAfter(booked) ? seeBy : booked;
        boolean tooLate = stretch.startsAt() != null && stretch.startsAt().isAfter(seeBy);
        return tooLate && noticed.isBefore(dueAt) ? noticed : dueAt;
    }

    /** A stage that has more time than the whole question is over when the question's time is. */
    private Instant notPastTheLimit(Stretch stretch, Instant dueAt, ClinicCalendar calendar) {
        Instant seeBy = seenWithin.by(stretch.urgency(), stretch.askedAt(), stretch.cause(), calendar);
        return seeBy.isAfter(stretch.since()) && seeBy.isBefore(dueAt) ? seeBy : dueAt;
    }

    private static <K, V> V known(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key), key::toString);
    }
}
