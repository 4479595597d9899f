package org.backline.referral.channel;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.codes.Role;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.support.command.Caller;
import org.backline.support.command.CommandRequest;
import org.backline.support.note.Notes;
import org.backline.support.rule.RuleViolation;
import org.backline.support.store.Histories;
import org.jspecify.annotations.Nullable;

/**
 * What happens beside the command of an answer by link, in its transaction: the invitation is used up, the note is kept,
 * and the referral is accepted first where nobody has done so. The events are those of every other channel; they carry
 * the invited physician.
 */
public class LinkAnswers {

    private static final Set<ReferralStatus> WAITS_FOR_A_PHYSICIAN = EnumSet.of(
            ReferralStatus.REQUESTED,
            ReferralStatus.DELIVERED,
            ReferralStatus.REDIRECTED,
            ReferralStatus.REOPENED,
            ReferralStatus.ACKNOWLEDGED);

    private static final Set<ReferralStatus> WITH_A_PHYSICIAN = EnumSet.of(
            ReferralStatus.ACCEPTED,
            ReferralStatus.SCHEDULED,
            ReferralStatus.ATTENDED,
            ReferralStatus.MISSED,
            ReferralStatus.DIAGNOSTICS_ORDERED,
            ReferralStatus.DIAGNOSTICS_REPORTED);

    private final Invitations invitations;
    private final CommandGateway gateway;
    private final Histories histories;
    private final Notes notes;

    public LinkAnswers(Invitations invitations, CommandGateway gateway, Histories histories, Notes notes) {
        this.invitations = invitations;
        this.gateway = gateway;
        this.histories = histories;
        this.notes = notes;
    }

    /** Whether the referral waits for this physician: nobody has taken it, or this one has and owes the answer. */
    public static boolean waitsFor(ReferralState state, Invitation invitation) {
        ReferralStatus status = state.status();
        ReferralEvent.Accepted accepted = state.accepted();
        return status != null
                && (WAITS_FOR_A_PHYSICIAN.contains(status)
                        || (WITH_A_PHYSICIAN.contains(status)
                                && accepted != null
                                && accepted.physicianId().equals(invitation.physicianId())));
    }

    /** On whose behalf an invitation acts. */
    public static Caller caller(Invitation invitation) {
        return new Caller(invitation.physicianId(), Role.PHYSICIAN, Set.of(invitation.clinicId()));
    }

    /** The request of an answer; its path stands without the token, which is nobody's to read in a table. */
    public static CommandRequest request(Invitation invitation, UUID key) {
        return new CommandRequest("POST /answers", key, null, caller(invitation), null);
    }

    /**
     * Uses the invitation up.
     *
     * @throws RuleViolation when it was used or has ended
     */
    public void use(Invitation invitation, Instant now) {
        if (!invitations.use(invitation.invitationId(), now)) {
            throw new RuleViolation("This link has been used or has ended; it takes one answer");
        }
    }

    /** Accepts on behalf of the invited physician where nobody has. */
    public void acceptFirst(Invitation invitation, UUID key, Instant now) {
        ReferralStatus status = referral(invitation).status();
        if (status != null && WAITS_FOR_A_PHYSICIAN.contains(status)) {
            gateway.sendAndWait(GenericCommandMessage.asCommandMessage(
                            new ReferralCommand.Accept(invitation.referralId(), invitation.physicianId(), now))
                    .andMetaData(Map.of(
                            "actor", invitation.physicianId(),
                            "role", Role.PHYSICIAN.name(),
                            "clinics", invitation.clinicId(),
                            "correlationId", key.toString())));
        }
    }

    /** Keeps the note of the answer, when there is one. */
    public void keep(Invitation invitation, @Nullable UUID noteId, @Nullable String note, Instant now) {
        if (noteId != null && note != null) {
            notes.keep(noteId, referral(invitation).request().caseId(), invitation.physicianId(), now, note);
        }
    }

    /** The referral that an invitation is about. */
    public ReferralState referral(Invitation invitation) {
        return histories
                .read(invitation.referralId(), ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                .orElseThrow(() -> new IllegalStateException("An invitation is made of a referral"))
                .state();
    }
}
