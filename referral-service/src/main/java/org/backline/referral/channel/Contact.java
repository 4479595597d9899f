package org.backline.referral.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * A physician who is told by e-mail. The address is not part of it.
 *
 * @param physicianId subject of the physician, never a name or an address
 * @param signsIn false: no account, so the e-mail holds a link to answer by
 */
public record Contact(
        UUID contactId, String clinicId, String physicianId, boolean signsIn, Instant addedAt, String addedBy) {}
