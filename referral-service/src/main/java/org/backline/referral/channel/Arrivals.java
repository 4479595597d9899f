package org.backline.referral.channel;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.backline.codes.DeliveryChannel;
import org.backline.feed.ReferralChange;
import org.backline.referral.domain.ReferralCommand;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a referral that its question has reached somebody. Told before the delivery is written down as such: a crash
 * between the two tells it again, which changes nothing.
 */
public final class Arrivals {

    private static final String ACTOR = "referral-service";
    private static final int TRIES = 4;

    /** What asks physicians; that anything else has arrived is of no account to the loop. */
    private static final Set<ReferralChange> QUESTIONS =
            EnumSet.of(ReferralChange.REQUESTED, ReferralChange.REDIRECTED, ReferralChange.REOPENED);

    private final CommandGateway gateway;
    private final Invitations invitations;
    private final Clock clock;

    public Arrivals(CommandGateway gateway, Invitations invitations, Clock clock) {
        this.gateway = gateway;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** The other side has confirmed a delivery. */
    void tell(Delivery delivery) {
        command(delivery).ifPresent(this::send);
    }

    private Optional<ReferralCommand.Deliver> command(Delivery delivery) {
        return switch (delivery.channel()) {
            case WEBHOOK ->
                isQuestion(delivery.body())
                        ? Optional.of(deliver(delivery, DeliveryChannel.WEBHOOK, List.of()))
                        : Optional.empty();
            case MAIL ->
                invitations
                        .find(delivery.targetId())
                        .map(invitation -> deliver(
                                delivery,
                                invitation.signsIn() ? DeliveryChannel.EMAIL : DeliveryChannel.LINK,
                                List.of(invitation.physicianId())));
            // Whoever is reminded has been asked before.
            case REMINDER -> Optional.empty();
        };
    }

    private static boolean isQuestion(String body) {
        String change = JsonMapper.shared().readTree(body).at("/data/change").asString("");
        return QUESTIONS.stream().anyMatch(question -> question.name().equals(change));
    }

    private ReferralCommand.Deliver deliver(Delivery delivery, DeliveryChannel channel, List<String> physicianIds) {
        return new ReferralCommand.Deliver(delivery.referralId(), channel, physicianIds, clock.instant());
    }

    /** Somebody may write to the same referral at the same time; the later one decides again. */
    private void send(ReferralCommand.Deliver command) {
        for (int tried = 1; ; tried++) {
            try {
                gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command)
                        .andMetaData(Map.of("actor", ACTOR, "role", "SERVICE")));
                return;
            } catch (AggregateNotFoundException gone) {
                return;
            } catch (ConcurrencyException conflict) {
                if (tried == TRIES) {
                    throw conflict;
                }
            }
        }
    }
}
