package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.RedirectReason;

/**
 * Other physicians are asked, in place of those who were.
 *
 * @param by subject of the person or the service that redirected it
 * @param physicianIds subjects of the physicians who are asked from now on
 */
@EventVersion(1)
public record ReferralRedirected(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String by,
        RedirectReason reason,
        List<String> physicianIds)
        implements PublishedEvent {

    public ReferralRedirected {
        physicianIds = List.copyOf(physicianIds);
    }
}
