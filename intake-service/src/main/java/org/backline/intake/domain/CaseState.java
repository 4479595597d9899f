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
        Next next = new Next(this);
        next.on(event);
        return next.state();
    }

    /** The state that comes next, while it is being changed. */
    private static final class Next {

        private @Nullable UUID caseId;
        private @Nullable UUID athleteId;
        private @Nullable String clinicId;
        private @Nullable String trainerId;
        private @Nullable Instant occurredAt;
        private @Nullable IntakeForm form;
        private Standing standing;
        private final SortedSet<UUID> openReferrals;
        private final Map<UUID, Urgency> urgencies;
        private @Nullable Offer offer;
        private @Nullable CaseOutcome outcome;
        private boolean forgotten;
        private Entries entries;
        private ProgramCourse program;
        private final SortedSet<UUID> awaitedResults;

        Next(CaseState before) {
            caseId = before.caseId;
            athleteId = before.athleteId;
            clinicId = before.clinicId;
            trainerId = before.trainerId;
            occurredAt = before.occurredAt;
            form = before.form;
            standing = before.standing;
            openReferrals = new TreeSet<>(before.openReferrals);
            urgencies = new HashMap<>(before.urgencies);
            offer = before.offer;
            outcome = before.outcome;
            forgotten = before.forgotten;
            entries = before.entries;
            program = before.program;
            awaitedResults = new TreeSet<>(before.awaitedResults);
        }

        private void on(CaseEvent event) {
            switch (event) {
                case CaseEvent.Recorded recorded -> opened(recorded);
                case CaseEvent.ReferredAtTheDoor referred -> asked(referred.referralId(), referred.urgency());
                case CaseEvent.ReferralNoted noted -> asked(noted.referralId(), noted.urgency());
                case CaseEvent.ReferralSettled settled -> {
                    openReferrals.remove(settled.referralId());
                    urgencies.remove(settled.referralId());
                }
                case CaseEvent.ParticipationSet set ->
                    standing = new Standing(set.participation(), set.restrictions(), set.until(), set.at());
                case CaseEvent.TransferOffered offered ->
                    offer = new Offer(offered.toTrainerId(), offered.toClinicId());
                case CaseEvent.Transferred transferred -> {
                    trainerId = transferred.toTrainerId();
                    clinicId = transferred.toClinicId();
                    offer = null;
                }
                case CaseEvent.TransferRefused refused -> offer = null;
                case CaseEvent.EntryNoted noted -> entries = entries.noted(noted);
                case CaseEvent.Amended amended -> amended(amended);
                case CaseEvent.Closed closed -> outcome = closed.outcome();
                case CaseEvent.ProgramNoted noted -> program = noted.course();
                case CaseEvent.ResultsNoted noted -> {
                    if (noted.awaited()) {
                        awaitedResults.add(noted.referralId());
                    } else {
                        awaitedResults.remove(noted.referralId());
                    }
                }
                case CaseEvent.Reopened reopened -> {
                    outcome = null;
                    // What was completed is of the episode before.
                    program = ProgramCourse.NONE;
                }
                case CaseEvent.Forgotten gone -> forgotten = true;
            }
        }

        private void opened(CaseEvent.Recorded recorded) {
            caseId = recorded.caseId();
            athleteId = recorded.athleteId();
            clinicId = recorded.clinicId();
            trainerId = recorded.trainerId();
            occurredAt = recorded.occurredAt();
            form = recorded.form();
        }

        private void asked(UUID referralId, @Nullable Urgency urgency) {
            openReferrals.add(referralId);
            if (urgency != null) {
                urgencies.put(referralId, urgency);
            }
        }

        private void amended(CaseEvent.Amended amended) {
            if (amended.entryId() == null) {
                form = Objects.requireNonNull(form)
                        .corrected(amended.intake(), amended.redFlags(), amended.notAssessedBecause());
            }
            entries = entries.amended(amended);
        }

        CaseState state() {
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
                    awaitedResults);
        }
    }
}
