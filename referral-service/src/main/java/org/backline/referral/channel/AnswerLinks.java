package org.backline.referral.channel;

import java.time.Clock;
import java.util.Optional;
import org.backline.support.link.LinkSigner;
import org.backline.support.link.Ticket;

/** Makes the tokens of invitations and opens invitations by them. */
public class AnswerLinks {

    /** What these links are for: to answer one referral. */
    public static final String PURPOSE = "answer a referral";

    private final LinkSigner signer;
    private final Invitations invitations;
    private final Clock clock;

    /** @param signer signs for {@link #PURPOSE} */
    public AnswerLinks(LinkSigner signer, Invitations invitations, Clock clock) {
        this.signer = signer;
        this.invitations = invitations;
        this.clock = clock;
    }

    String token(Invitation invitation) {
        return signer.token(new Ticket(invitation.referralId(), invitation.invitationId(), invitation.expiresAt()));
    }

    /**
     * The invitation that a token opens: signed by us, for a physician without account, not revoked and not ended. One that was used
     * opens too, so that its page can say so. Forged and ended ones get the same answer.
     */
    public Optional<Invitation> open(String token) {
        return signer.read(token)
                .flatMap(ticket -> invitations
                        .find(ticket.linkId())
                        .filter(found -> found.referralId().equals(ticket.about())
                                && found.expiresAt().equals(ticket.expiresAt())))
                .filter(found -> !found.signsIn()
                        && found.revokedAt() == null
                        && clock.instant().isBefore(found.expiresAt()));
    }
}
