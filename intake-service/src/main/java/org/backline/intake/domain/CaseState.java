package org.backline.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A case as its events left it.
 *
 * @param standing what the athlete may take part in
 * @param openReferrals referrals whose loop the trainer has not closed
 * @param urgencies of those of them whose urgency is known
 * @param offer an offered transfer that nobody answered yet
 * @param outcome how it ended, while it is closed
 * @param forgotten whether the athlete was erased
 * @param entries the findings of the case, as corrected
 * @param program how far its program is
 * @param awaitedResults referrals of which results of ordered studies are awaited
 */
public record CaseState(
        @Nullable UUID caseId,
        @Nullable UUID athleteId,
        @Nullable String clinicId,
        @Nullable String trainerId,
        @Nullable Instant occurredAt,
        @Nullable IntakeForm form,
        Standing standing,
        SortedSet<UUID> openReferrals,
        Map<UUID, Urgency> urgencies,
        @Nullable Offer offer,
        @Nullable CaseOutcome outcome,
        boolean forgotten,
        Entries entries,
        ProgramCourse program,
        SortedSet<UUID> awaitedResults) {

    /** The state before the first event. */
    public static final CaseState NONE = new CaseState(
            null,
            null,
            null,
            null,
            null,
            null,
            Standing.FULL,
            new TreeSet<>(),
            Map.of(),
            null,
            null,
            false,
            Entries.NONE,
            ProgramCourse.NONE,
            new TreeSet<>());

    /** A transfer that waits for an answer. */
    public record Offer(String toTrainerId, String toClinicId) {}

    /** What the athlete may take part in. */
    public Participation participation() {
        return standing.participation();
    }

    /** Restrictions of limited participation. */
    public List<Restriction> restrictions() {
        return standing.restrictions();
    }

    /** Last day of it, if it has one. */
    public @Nullable LocalDate until() {
        return standing.until();
    }

    /** Whether a referral of this urgency waits for its answer. */
    boolean awaits(Urgency urgency) {
        return urgencies.containsValue(urgency);
    }

    /** Whether the case is closed. */
    public boolean isClosed() {
        return outcome != null;
    }

    /** Whether nothing is left to do but to close it: the program is completed, no physician is asked, and no result is awaited. */
    public boolean isReadyToClose() {
        return !isClosed() && program == ProgramCourse.COMPLETED && openReferrals.isEmpty() && awaitedResults.isEmpty();
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

    IntakeForm intake() {
        return Objects.requireNonNull(form);
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
                        standing,
                        openReferrals,
                        urgencies,
                        offer,
                        outcome,
                        forgotten,
                        entries,
                        program,
                        awaitedResults);
            case CaseEvent.ReferredAtTheDoor referred -> with(referred.referralId(), referred.urgency());
            case CaseEvent.ReferralNoted noted -> with(noted.referralId(), noted.urgency());
            case CaseEvent.ReferralSettled settled -> without(settled.referralId());
            case CaseEvent.ParticipationSet set ->
                new CaseState(
                        caseId,
                        athleteId,
                        clinicId,
                        trainerId,
                        occurredAt,
                        form,
                        new Standing(set.participation(), set.restrictions(), set.until(), set.at()),
                        openReferrals,
                        urgencies,
                        offer,
                        outcome,
                        forgotten,
                        entries,
                        program,
                        awaitedResults);
            case CaseEvent.TransferOffered offered ->
                heldBy(trainer(), clinic(), new Offer(offered.toTrainerId(), offered.toClinicId()));
            case CaseEvent.Transferred transferred -> heldBy(transferred.toTrainerId(), transferred.toClinicId(), null);
            case CaseEvent.TransferRefused refused -> heldBy(trainer(), clinic(), null);
            case CaseEvent.EntryNoted noted -> with(form, entries.noted(noted));
            case CaseEvent.Amended amended ->
                with(
                        amended.entryId() == null
                                ? intake().corrected(amended.intake(), amended.redFlags(), amended.notAssessedBecause())
                                : form,
                        entries.amended(amended));
            case CaseEvent.Closed closed -> withOutcome(closed.outcome());
            case CaseEvent.ProgramNoted noted -> with(noted.course());
            case CaseEvent.ResultsNoted noted -> awaiting(noted.referralId(), noted.awaited());
            // What was completed is of the episode before.
            case CaseEvent.Reopened reopened -> withOutcome(null).with(ProgramCourse.NONE);
            case CaseEvent.Forgotten gone ->
                new CaseState(
                        caseId,
                        athleteId,
                        clinicId,
                        trainerId,
                        occurredAt,
                        form,
                        standing,
                        openReferrals,
                        urgencies,
                        offer,
                        outcome,
                        true,
                        entries,
                        program,
                        awaitedResults);
        };
    }

    private CaseState with(UUID referralId, @Nullable Urgency urgency) {
        SortedSet<UUID> more = new TreeSet<>(openReferrals);
        more.add(referralId);
        Map<UUID, Urgency> urgent = new HashMap<>(urgencies);
        if (urgency != null) {
            urgent.put(referralId, urgency);
        }
        return withReferrals(more, urgent);
    }

    private CaseState without(UUID referralId) {
        SortedSet<UUID> fewer = new TreeSet<>(openReferrals);
        fewer.remove(referralId);
        Map<UUID, Urgency> urgent = new HashMap<>(urgencies);
        urgent.remove(referralId);
        return withReferrals(fewer, urgent);
    }

    private CaseState withReferrals(SortedSet<UUID> referrals, Map<UUID, Urgency> urgent) {
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                form,
                standing,
                referrals,
                urgent,
                offer,
                outcome,
                forgotten,
                entries,
                program,
                awaitedResults);
    }

    private CaseState heldBy(String trainer, String clinic, @Nullable Offer open) {
        return new CaseState(
                caseId,
                athleteId,
                clinic,
                trainer,
                occurredAt,
                form,
                standing,
                openReferrals,
                urgencies,
                open,
                outcome,
                forgotten,
                entries,
                program,
                awaitedResults);
    }

    private CaseState with(@Nullable IntakeForm corrected, Entries known) {
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                corrected,
                standing,
                openReferrals,
                urgencies,
                offer,
                outcome,
                forgotten,
                known,
                program,
                awaitedResults);
    }

    private CaseState with(ProgramCourse course) {
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                form,
                standing,
                openReferrals,
                urgencies,
                offer,
                outcome,
                forgotten,
                entries,
                course,
                awaitedResults);
    }

    private CaseState awaiting(UUID referralId, boolean awaited) {
        SortedSet<UUID> results = new TreeSet<>(awaitedResults);
        if (awaited) {
            results.add(referralId);
        } else {
            results.remove(referralId);
        }
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                form,
                standing,
                openReferrals,
                urgencies,
                offer,
                outcome,
                forgotten,
                entries,
                program,
                results);
    }

    private CaseState withOutcome(@Nullable CaseOutcome reached) {
        return new CaseState(
                caseId,
                athleteId,
                clinicId,
                trainerId,
                occurredAt,
                form,
                standing,
                openReferrals,
                urgencies,
                offer,
                reached,
                forgotten,
                entries,
                program,
                awaitedResults);
    }
}
