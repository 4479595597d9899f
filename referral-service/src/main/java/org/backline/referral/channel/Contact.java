package org.backline.referral.channel;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.Role;

/**
 * Somebody who is told by e-mail: a physician of what waits for an answer, and each owner of what is overdue. The address is
 * not part of it.
 *
 * @param physicianId subject of the physician, trainer or administrator, never a name or an address
 * @param role what they are in the clinic
 * @param signsIn false: no account, so the e-mail holds a link to answer by
 */
public record Contact(
        UUID contactId,
        String clinicId,
        String physicianId,
        Role role,
        boolean signsIn,
        Instant addedAt,
        String addedBy) {}
