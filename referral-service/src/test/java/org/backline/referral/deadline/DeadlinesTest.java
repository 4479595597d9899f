package org.backline.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.deadline.Deadlines.Stretch;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.backline.referral.domain.roster.RosterSamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DeadlinesTest {

    /** A Monday, ten in the morning in Chicago. */
    private static final Instant SINCE = Instant.parse("2026-11-16T16:00:00Z");

    private final Deadlines deadlines = Deadlines.load();
    private final ClinicCalendar calendar = new ClinicCalendar(RosterSamples.roster());

    @Test
    void peopleMayReadTheSameLengthsThatCount() {
        assertThat(deadlines.allowances())
                .hasSize(ReferralStage.values().length + 1)
                .allSatisfy(one -> {
                    assertThat(one.within()).containsOnlyKeys(Urgency.values());
                    assertThat(one.because()).isNotBlank();
                });
        assertThat(deadlines.allowances().getFirst().stage()).isNull();
        assertThat(deadlines.allowances().getFirst().sooner())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.because()).contains("Evidence base"))
                .filteredOn(one -> one.of().contains("FEVER"))
                .singleElement()
                .satisfies(one -> assertThat(one.within()).isEqualTo(new Deadlines.Allowance.Length(24, "HOURS")));
        assertThat(deadlines.allowances())
                .filteredOn(one -> one.stage() == ReferralStage.DECISION)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.within().get(Urgency.URGENT)).isEqualTo(new Deadlines.Allowance.Length(2, "HOURS"));
                    assertThat(one.owners()).startsWith(Role.PHYSICIAN);
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyOpenStatusHasADeadlineAtEveryUrgency(ReferralStatus status) {
        for (Urgency urgency : Urgency.values()) {
            Optional<Deadline> next = next(status, urgency, null, 0);
            assertThat(next.isPresent()).isEqualTo(status.isOpen());
            assertThat(next.stream()).allSatisfy(deadline -> {
                assertThat(deadline.dueAt()).isAfter(SINCE);
                assertThat(deadline.escalation()).isEqualTo(1);
                assertThat(deadline.stage()).isEqualTo(status.stage());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmergencyIsDueBeforeAnUrgentAndThatBeforeARoutineReferral(ReferralStatus status) {
        if (!status.isOpen()) {
            return;
        }
        assertThat(Stream.of(Urgency.values())
                        .map(urgency ->
                                next(status, urgency, null, 0).orElseThrow().dueAt()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPastIsEscalatedUntilEverybodyHasHeard(ReferralStatus status) {
        if (!status.isOpen()) {
            return;
        }
        Instant before = SINCE;
        int step = 0;
        for (Optional<Deadline> next = next(status, Urgency.URGENT, null, 0);
                next.isPresent();
                next = next(status, Urgency.URGENT, null, ++step)) {
            assertThat(next.get().dueAt()).isAfter(before);
            before = next.get().dueAt();
        }
        assertThat(step).isBetween(2, 3);
    }

    @Test
    void countsMinutesInAnEmergencyHoursWhenUrgentAndWorkingDaysOtherwise() {
        assertThat(next(ReferralStatus.DELIVERED, Urgency.EMERGENCY, null, 0))
                .contains(new Deadline(
                        ReferralStage.ACKNOWLEDGEMENT,
                        Urgency.EMERGENCY,
                        SINCE.plus(Duration.ofMinutes(10)),
                        1,
                        Role.PHYSICIAN));
        assertThat(next(ReferralStatus.DELIVERED, Urgency.URGENT, null, 1))
                .contains(new Deadline(
                        ReferralStage.ACKNOWLEDGEMENT,
                        Urgency.URGENT,
                        SINCE.plus(Duration.ofHours(4)),
                        2,
                        Role.ATHLETIC_TRAINER));
        assertThat(next(ReferralStatus.ACKNOWLEDGED, Urgency.ROUTINE, null, 0))
                .map(Deadline::dueAt)
                .contains(SINCE.plus(Duration.ofDays(2)));
    }

    @Test
    void holidaysOfTheClinicDoNotCount() {
        Instant wednesday = Instant.parse("2026-11-25T16:00:00Z");

        assertThat(deadlines.next(
                        new Stretch(ReferralStatus.DELIVERED, Urgency.ROUTINE, wednesday, null, wednesday, 0, null),
                        calendar))
                .map(Deadline::dueAt)
                .contains(Instant.parse("2026-11-27T16:00:00Z"));
    }

    @Test
    void anAppointmentIsWaitedForUntilItHasPassed() {
        Instant startsAt = SINCE.plus(Duration.ofDays(7));

        assertThat(next(ReferralStatus.SCHEDULED, Urgency.ROUTINE, startsAt, 0))
                .map(Deadline::dueAt)
                .contains(startsAt.plus(Duration.ofDays(1)));
    }

    @Test
    void anAppointmentThatIsTooLateForItsUrgencyIsNoticedBefore() {
        Instant inThreeWeeks = SINCE.plus(Duration.ofDays(21));

        assertThat(next(ReferralStatus.SCHEDULED, Urgency.ROUTINE, inThreeWeeks, 0))
                .map(Deadline::dueAt)
                .contains(SINCE.plus(Duration.ofDays(14)));
        assertThat(next(ReferralStatus.SCHEDULED, Urgency.URGENT, inThreeWeeks, 0))
                .map(Deadline::dueAt)
                .contains(SINCE.plus(Duration.ofDays(3)));
    }

    @Test
    void someCausesAreToBeSeenSooner() {
        Instant inTwoDays = SINCE.plus(Duration.ofDays(2));
        Instant inTenDays = SINCE.plus(Duration.ofDays(10));

        for (String deficitOrInfection : List.of("NEURO_PROG", "MYO", "FEVER", "INF_RISK")) {
            assertThat(visit(Urgency.URGENT, inTwoDays, CauseCategory.NERVE, deficitOrInfection))
                    .as(deficitOrInfection)
                    .isEqualTo(SINCE.plus(Duration.ofHours(24)));
        }
        assertThat(visit(Urgency.URGENT, inTwoDays, CauseCategory.SERIOUS, "CANCER_HX"))
                .isEqualTo(inTwoDays.plus(Duration.ofHours(4)));
        assertThat(visit(Urgency.ROUTINE, inTenDays, CauseCategory.BONY, "ADOL_EXT"))
                .isEqualTo(SINCE.plus(Duration.ofDays(7)));
        assertThat(visit(Urgency.ROUTINE, inTenDays, CauseCategory.DISC, "ADOL_HAM"))
                .isAfter(inTenDays);
    }

    @Test
    void aStageThatIsLongerThanTheWholeLimitEndsWithIt() {
        Instant askedAt = SINCE.minus(Duration.ofDays(6));
        Cause boneStress = new Cause(CauseCategory.BONY, List.of("REDS"));
        Stretch accepted = new Stretch(ReferralStatus.ACCEPTED, Urgency.ROUTINE, SINCE, null, askedAt, 0, boneStress);
        Stretch late = new Stretch(
                ReferralStatus.ACCEPTED, Urgency.ROUTINE, SINCE, null, SINCE.minus(Duration.ofDays(9)), 0, boneStress);

        assertThat(deadlines.next(accepted, calendar)).map(Deadline::dueAt).contains(askedAt.plus(Duration.ofDays(7)));
        assertThat(deadlines.next(late, calendar)).map(Deadline::dueAt).contains(SINCE.plus(Duration.ofDays(3)));
    }

    private Instant visit(Urgency urgency, Instant startsAt, CauseCategory category, String because) {
        return deadlines
                .next(
                        new Stretch(
                                ReferralStatus.SCHEDULED,
                                urgency,
                                SINCE,
                                startsAt,
                                SINCE,
                                0,
                                new Cause(category, List.of(because))),
                        calendar)
                .orElseThrow()
                .dueAt();
    }

    @Test
    void theDataMustBeWhole() {
        refuses(data -> sooner(data).remove("urgency"), "a sooner limit has no urgency");
        refuses(data -> sooner(data).remove("of"), "does not say for which causes");
        refuses(data -> sooner(data).putArray("of").add("NO_SUCH"), "is of something unknown");
        refuses(data -> sooner(data).remove("mark"), "a sooner limit has no mark");
        refuses(data -> sooner(data).remove("because"), "a sooner limit does not say why");
        refuses(data -> sooner(data).remove("within"), "a sooner limit for URGENT");

        refuses(data -> ((ArrayNode) data.path("stages")).remove(0), "DELIVERY has no deadline");
        refuses(data -> stage(data, 1).remove("owners"), "ACKNOWLEDGEMENT names nobody");
        refuses(data -> stage(data, 1).put("mark", "X"), "ACKNOWLEDGEMENT has no mark");
        refuses(data -> stage(data, 1).remove("because"), "ACKNOWLEDGEMENT does not say why");
        refuses(
                data -> ((ObjectNode) stage(data, 1).path("within")).remove("URGENT"),
                "ACKNOWLEDGEMENT has no length of time for URGENT");
        refuses(data -> stage(data, 1).put("stage", "DELIVERY"), "DELIVERY stands there twice");
    }

    private static ObjectNode sooner(JsonNode data) {
        return (ObjectNode) data.path("seenWithin").path("sooner").get(0);
    }

    private static ObjectNode stage(JsonNode data, int index) {
        return (ObjectNode) data.path("stages").get(index);
    }

    private static void refuses(Consumer<JsonNode> change, String fault) {
        JsonNode data = data();
        change.accept(data);
        assertThatThrownBy(() -> Deadlines.read(data)).hasMessageContaining(fault);
    }

    private static JsonNode data() {
        try (InputStream file = DeadlinesTest.class.getResourceAsStream("/loop/deadlines.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Optional<Deadline> next(
            ReferralStatus status, Urgency urgency, @Nullable Instant startsAt, int escalation) {
        return deadlines.next(new Stretch(status, urgency, SINCE, startsAt, SINCE, escalation, null), calendar);
    }
}
