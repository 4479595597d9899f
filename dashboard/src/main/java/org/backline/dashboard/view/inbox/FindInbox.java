package org.backline.dashboard.view.inbox;

import java.util.Set;

/**
 * Asks for referrals, most urgent first, then the oldest.
 *
 * @param clinics only of these
 * @param answered whether those the physician has answered or declined are wanted too
 */
public record FindInbox(Set<String> clinics, boolean answered) {

    public FindInbox {
        clinics = Set.copyOf(clinics);
    }
}
