package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.events.IntakeRecorded;
import org.backline.events.ResponsibilityTransferred;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;

/**
 * All that is known of a case up to some moment.
 *
 * @param facts in their order
 */
public record Dossier(UUID caseId, List<Fact> facts) {

    public Dossier {
        facts = facts.stream().sorted(Fact.IN_ORDER).toList();
    }

    /** What was known once a certain event was stored; nothing of what came later. */
    public Dossier upTo(Fact last) {
        return new Dossier(
                caseId,
                facts.stream()
                        .filter(fact -> Fact.IN_ORDER.compare(fact, last) <= 0)
                        .toList());
    }

    /** The facts of one kind, in their order. */
    public <E> List<Told<E>> all(Class<E> kind) {
        List<Told<E>> told = new ArrayList<>();
        for (Fact fact : facts) {
            if (kind.isInstance(fact.event())) {
                told.add(new Told<>(fact, kind.cast(fact.event())));
            }
        }
        return told;
    }

    /** The last fact of one kind. */
    public <E> Optional<E> last(Class<E> kind) {
        List<Told<E>> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().event());
    }

    /** Whose case it is, once an intake or a referral has said so. */
    public Optional<UUID> athlete() {
        return last(IntakeRecorded.class)
                .map(IntakeRecorded::athleteId)
                .or(() -> last(ReferralEvent.Opened.class).map(ReferralEvent.Opened::athleteId));
    }

    /** The clinic that holds the case. */
    public String clinic() {
        return last(ResponsibilityTransferred.class)
                .map(ResponsibilityTransferred::clinicId)
                .orElseGet(() -> facts.isEmpty() ? "" : facts.getFirst().clinicId());
    }

    /** The responsible trainer. */
    public Optional<String> trainer() {
        return last(ResponsibilityTransferred.class)
                .map(ResponsibilityTransferred::toTrainerId)
                .or(() -> last(IntakeRecorded.class).map(IntakeRecorded::trainerId))
                .or(() -> last(ReferralEvent.Opened.class).map(ReferralEvent.Opened::trainerId));
    }

    /** Ids of the referrals of the case, the oldest first. */
    public List<UUID> referrals() {
        return all(ReferralEvent.Opened.class).stream()
                .map(told -> told.event().referralId())
                .distinct()
                .toList();
    }

    /** How a referral stands. */
    public ReferralState referral(UUID referralId) {
        ReferralState state = ReferralState.NONE;
        for (Told<ReferralEvent> told : eventsOf(referralId)) {
            state = state.on(told.event());
        }
        return state;
    }

    /** What happened to one referral, in the order of its own events. */
    public List<Told<ReferralEvent>> eventsOf(UUID referralId) {
        return all(ReferralEvent.class).stream()
                .filter(told -> told.event().referralId().equals(referralId))
                .sorted(java.util.Comparator.comparingLong(told -> told.fact().sequence()))
                .toList();
    }

    /** The facts as a stream, in their order. */
    Stream<Fact> stream() {
        return facts.stream();
    }

    /** An event with the fact that says when it was stored. */
    public record Told<E>(Fact fact, E event) {}
}
