package org.backline.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralSamples;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.backline.referral.domain.roster.RosterSamples;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loop against its promises, in whatever order people act: random commands, crashes that leave nothing but the store,
 * clocks that jump, two copies of the clock and one that says everything twice.
 */
class LoopModelTest {

    private static final UUID ID = ReferralSamples.REFERRAL;
    private static final int ACTS = 60;

    private final InMemoryEventStorageEngine store = new InMemoryEventStorageEngine();
    private final Deadlines deadlines = Deadlines.load();
    private final ClinicCalendar calendar = new ClinicCalendar(RosterSamples.roster());
    private Configuration axon = start();
    private Instant now = ReferralSamples.ASKED;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private Configuration start() {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(
                        configuration -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(configuration -> store)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(aggregate()))
                .start();
    }

    /** The aggregate is its package's own; Axon needs no more than its class. */
    private static Class<?> aggregate() {
        try {
            return Class.forName(ReferralState.class.getPackageName() + ".Referral");
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsPromises(long seed) {
        Random chance = new Random(seed);
        send(ReferralSamples.open());
        for (int act = 0; act < ACTS; act++) {
            ReferralState before = state();
            boolean refused = !send(anything(chance, before));
            ReferralState after = state();
            if (refused) {
                assertThat(after.steps()).as("a refused act leaves nothing").isEqualTo(before.steps());
            }
            urgencyIsLoweredByAReportAlone(before, after);
            aClosedLoopWasAnsweredAndReconciled(after);
            if (chance.nextInt(8) == 0) {
                crash();
            }
            now = now.plus(jump(chance));
            clocks(chance);
            nothingOverdueIsSilent();
        }
        everyReminderWasSaidOnce();
        aStalledLoopRaisesWithinItsDeadline();
        axon.shutdown();
    }

    private static Duration jump(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> Duration.ofSeconds(chance.nextInt(600));
            case 1 -> Duration.ofMinutes(chance.nextInt(600));
            case 2 -> Duration.ofHours(chance.nextInt(100));
            default -> Duration.ofDays(chance.nextInt(15));
        };
    }

    private boolean send(ReferralCommand command) {
        try {
            axon.commandGateway().sendAndWait(command);
            return true;
        } catch (RuleViolation refused) {
            return false;
        }
    }

    private void crash() {
        axon.shutdown();
        axon = start();
    }

    private ReferralState state() {
        return store.readEvents(ID.toString())
                .asStream()
                .map(message -> (ReferralEvent) message.getPayload())
                .reduce(ReferralState.NONE, ReferralState::on, (first, second) -> second);
    }

    /** Two copies read the same; what the first has said, the second says again. */
    private void clocks(Random chance) {
        for (Optional<Deadline> due = due(); due.isPresent(); due = due()) {
            ReferralCommand.Stall stall = stall(state(), due.get());
            send(stall);
            if (chance.nextBoolean()) {
                send(stall);
            }
            if (chance.nextInt(6) == 0) {
                crash();
            }
        }
    }

    private Optional<Deadline> due() {
        return deadlines.next(state(), calendar).filter(deadline -> deadline.isPast(now));
    }

    private ReferralCommand.Stall stall(ReferralState state, Deadline deadline) {
        return new ReferralCommand.Stall(
                ID,
                deadline.stage(),
                state.since(),
                deadline.urgency(),
                deadline.dueAt(),
                deadline.escalation(),
                deadline.owner(),
                now);
    }

    private void nothingOverdueIsSilent() {
        ReferralState state = state();
        if (!state.isOpen()) {
            assertThat(deadlines.first(state, calendar)).isEmpty();
            return;
        }
        Deadline first = deadlines.first(state, calendar).orElseThrow();
        assertThat(state.escalation() > 0)
                .as(state.status() + " due at " + first.dueAt())
                .isEqualTo(first.isPast(now));
    }

    private void aStalledLoopRaisesWithinItsDeadline() {
        ReferralState state = state();
        if (!state.isOpen()) {
            return;
        }
        while (deadlines.next(state(), calendar).isPresent()) {
            Deadline next = deadlines.next(state(), calendar).orElseThrow();
            now = next.dueAt().isAfter(now) ? next.dueAt() : now;
            int before = state().steps().size();
            send(stall(state(), next));
            assertThat(state().steps()).hasSize(before + 1).last().isInstanceOf(ReferralEvent.Stalled.class);
        }
        assertThat(state().escalation()).isPositive();
    }

    private void everyReminderWasSaidOnce() {
        Set<List<Object>> said = new HashSet<>();
        ReferralState state = ReferralState.NONE;
        for (ReferralEvent step : state().steps()) {
            if (step instanceof ReferralEvent.Stalled late) {
                Instant since = state.since();
                assertThat(said.add(List.of(late.stage(), since == null ? Instant.EPOCH : since, late.escalation())))
                        .as("said once: " + late)
                        .isTrue();
                assertThat(late.at()).isAfterOrEqualTo(late.dueAt());
            }
            state = state.on(step);
        }
    }

    private static void urgencyIsLoweredByAReportAlone(ReferralState before, ReferralState after) {
        boolean lower = before.standingUrgency() != null
                && (after.standingUrgency() == null || after.standingUrgency().compareTo(before.standingUrgency()) > 0);
        if (lower) {
            assertThat(after.steps()
                            .subList(before.steps().size(), after.steps().size()))
                    .hasAtLeastOneElementOfType(ReferralEvent.Reported.class);
        }
    }

    private static void aClosedLoopWasAnsweredAndReconciled(ReferralState state) {
        if (state.isOpen()) {
            return;
        }
        if (state.status() == ReferralStatus.CANCELLED) {
            assertThat(state.latest(ReferralEvent.Cancelled.class)).isNotNull();
            return;
        }
        assertThat(state.status()).isEqualTo(ReferralStatus.CLOSED);
        assertThat(state.answer()).isNotNull();
        assertThat(state.reviewed()).isNotNull();
        assertThat(state.reconciled()).isNotNull();
        assertThat(state.awaited()).isEmpty();
    }

    /** Half of the acts are the natural next one, so that deep states are reached. */
    private ReferralCommand anything(Random chance, ReferralState state) {
        List<ReferralCommand> all = new ArrayList<>();
        String physician = chance.nextBoolean() ? ReferralSamples.PHYSICIAN : ReferralSamples.OTHER_PHYSICIAN;
        String trainer = ReferralSamples.TRAINER;
        UUID note = new UUID(7, chance.nextLong());
        Diagnostic study = one(chance, Diagnostic.values());
        List<Diagnostic> studies = chance.nextBoolean() ? List.of() : List.of(study);
        all.add(new ReferralCommand.Acknowledge(ID, physician, now));
        all.add(new ReferralCommand.Accept(ID, physician, now));
        all.add(new ReferralCommand.Schedule(ID, now.plus(Duration.ofHours(chance.nextInt(900))), now));
        all.add(new ReferralCommand.Attend(ID, physician, now));
        all.add(new ReferralCommand.Report(
                ID,
                physician,
                "M54.50",
                CauseCategory.MUSCULAR,
                studies,
                List.of(),
                chance.nextBoolean() ? null : one(chance, Urgency.values()),
                null,
                now));
        all.add(new ReferralCommand.Review(ID, trainer, now));
        all.add(new ReferralCommand.Reconcile(
                ID,
                trainer,
                one(chance, ReconciliationChoice.values()),
                Participation.LIMITED,
                List.of(Restriction.NO_IMPACT),
                now));
        all.add(new ReferralCommand.ReportDiagnostics(
                ID,
                trainer,
                List.of(new DiagnosticResult(
                        state.awaited().stream().findFirst().orElse(study), one(chance, DiagnosticOutcome.values()))),
                now));
        if (chance.nextBoolean()) {
            return all.get(chance.nextInt(all.size()));
        }
        all.clear();
        all.add(ReferralSamples.open());
        all.add(new ReferralCommand.Deliver(ID, one(chance, DeliveryChannel.values()), List.of(physician), now));
        all.add(new ReferralCommand.Decline(ID, physician, one(chance, DeclineReason.values()), now));
        all.add(new ReferralCommand.Redirect(
                ID, trainer, one(chance, RedirectReason.values()), List.of(physician), now));
        all.add(new ReferralCommand.Miss(ID, trainer, now));
        all.add(new ReferralCommand.OrderDiagnostics(ID, physician, List.of(study), now));
        all.add(new ReferralCommand.Advise(ID, physician, List.of(), note, now));
        all.add(new ReferralCommand.Interrupt(ID, trainer, one(chance, InterruptionReason.values()), note, now));
        all.add(new ReferralCommand.Cancel(ID, trainer, one(chance, CancellationReason.values()), note, now));
        all.add(new ReferralCommand.Reopen(ID, trainer, one(chance, Urgency.values()), note, now));
        return all.get(chance.nextInt(all.size()));
    }

    private static <T> T one(Random chance, T[] values) {
        return values[chance.nextInt(values.length)];
    }
}
