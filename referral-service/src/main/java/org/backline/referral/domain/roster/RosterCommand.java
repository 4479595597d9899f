package org.backline.referral.domain.roster;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a clinic's roster. */
public sealed interface RosterCommand {

    /** Puts the roster in place of the one before. */
    record Change(@TargetAggregateIdentifier UUID rosterId, String clinicId, Roster roster, String by, Instant at)
            implements RosterCommand {}

    /** Gives a clinic its first roster; one that is there already stays. */
    record Begin(@TargetAggregateIdentifier UUID rosterId, String clinicId, Roster roster, String by, Instant at)
            implements RosterCommand {}
}
