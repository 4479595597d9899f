package org.backline.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * A case as its events left it.
 *
 * @param openReferrals referrals whose loop the trainer has not closed
 * @param offer an offered transfer that nobody answered yet
 * @param outcome how it ended, while it is closed
 * @param forgotten whether the athlete was erased
 */
public record CaseState(
        @Nullable UUID caseId,
        @Nullable UUID athleteId,
        @Nullable String clinicId,
        @Nullable String trainerId,
        @Nullable Instant occurredAt,
        @Nullable IntakeForm form,
        Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate until,
        SortedSet<UUID> openReferrals,
        @Nullable Offer offer,
        @Nullable CaseOutcome outcome,
        boolean forgotten) {

    /** The state before the first event. */
    public static final CaseState NONE = new CaseState(
            null,
            null,
            null,
            null,
            null,
            null,
            Participation.FULL,
            List.of(),
            null,
            new TreeSet<>(),
            null,
            null,
            false);

    /** A transfer that waits for an answer. */
    public record Offer(String toTrainerId, String toClinicId) {}

    /** Whether the case is closed. */
    public boolean isClosed() {
        return outcome != null;
    }

    /** Whether the case was ever recorded. */
    public boolean isRecorded() {
        return caseId != null;
    }

    UUID athlete() {
        return Objects.requireNonNull(athleteId);
    }

    String clinic() {
        return Objects.requireNonNull(clinicId);
    }

    String trainer() {
        return Objects.requireNonNull(trainerId);
    }

    /** The state after one more event. */
    public CaseState on(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Recorded recorded ->
                new CaseState(
                        recorded.caseId(),
                        recorded.athleteId(),
                        recorded.clinicId(),
                        recorded.trainerId(),
                        recorded.occurredAt(),
                        recorded.form(),
                        participation,
                        restrictions,
                        until,
                        openReferrals,
                        offer,
                        outcome,
                        forgotten);
            case CaseEvent.ReferredAtTheDoor referred -> withReferrals(with(referred.referralId()));
            case CaseEvent.ReferralNoted noted -> withReferrals(with(noted.referralId()));
            case CaseEvent.ReferralSettled settled -> withReferrals(without(settled.referralId()));
            case CaseEvent.ParticipationSet set ->
                new CaseState(
                        caseId,
                        athleteId,
                        clinicId,
                        trainerId,
                        occurredAt,
                        form,
                        set.participation(),
                        set.restrictions(),
                        set.until(),
                        openReferrals,
                        offer,
                        outcome,
                        forgotten);
            case CaseEvent.TransferOffered offered ->
                heldBy(trainer(), clinic(), new Offer(offered.toTrainerId(), offered.toClinicId()));
            case CaseEvent.Transferred transferred -> heldBy(transferred.toTrainerId(), transferred.toClinicId(), null);
            case CaseEvent.TransferRefused refused -> heldBy(trainer(), clinic(), null);
            case CaseEvent.Closed closed -> withOutcome(closed.outcome());
            case CaseEvent.Reopened reopened -> withOutcome(null);
            case CaseEvent.Forgotten gone ->
                new CaseState(
                        caseId,
                        athleteId,
                        clinicId,
                        trainerId,
                        occurredAt,
                        form,
                        participation,
                        restrictions,
                        until,
                        openReferrals,
                        offer,
                        outcome,
                        true);
        };
    }

    private SortedSet<UUID> with(UUID referralId) {
        SortedSet<UUID> more = new TreeSet<>(openReferrals);
        more.add(referralId);
        return more;
    }

    private SortedSet<UUID> without(UUID referralId) {
        SortedSet<UUID> fewer = new TreeSet<>(openReferrals);
        fewer.remove(referralId);
        return fewer;
    }

    private CaseState withReferrals(SortedSet<UUID> referrals) {
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                form,
                participation,
                restrictions,
                until,
                referrals,
                offer,
                outcome,
                forgotten);
    }

    private CaseState heldBy(String trainer, String clinic, @Nullable Offer open) {
        return new CaseState(
                caseId,
                athleteId,
                clinic,
                trainer,
                occurredAt,
                form,
                participation,
                restrictions,
                until,
                openReferrals,
                open,
                outcome,
                forgotten);
    }

    private CaseState withOutcome(@Nullable CaseOutcome reached) {
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                form,
                participation,
                restrictions,
                until,
                openReferrals,
                offer,
                reached,
                forgotten);
    }
}
