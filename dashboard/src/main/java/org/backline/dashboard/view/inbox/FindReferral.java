package org.backline.dashboard.view.inbox;

import java.util.UUID;

/** Asks for one referral. */
public record FindReferral(UUID referralId) {}
