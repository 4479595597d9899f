package org.backline.dashboard.view.inbox;

import java.util.UUID;

/** Asks for the referrals of a case, the latest first. */
public record FindReferralsOfCase(UUID caseId) {}
