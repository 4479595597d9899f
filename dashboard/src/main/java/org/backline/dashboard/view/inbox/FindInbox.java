package org.backline.dashboard.view.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Asks for referrals, most urgent first, then the oldest.
 *
 * @param clinicId null for all clinics
 * @param answered whether those the physician has answered or declined are wanted too
 */
public record FindInbox(@Nullable String clinicId, boolean answered) {}
