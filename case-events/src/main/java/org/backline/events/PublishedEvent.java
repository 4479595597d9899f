package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact about a case that other services may know. Published for ever: JDK types and codes only, no identity and no
 * free text.
 */
public sealed interface PublishedEvent
        permits IntakeRecorded,
                ParticipationStatusChanged,
                ResponsibilityTransferred,
                EntryAmended,
                CaseClosed,
                CaseReopened,
                AthleteErased,
                EmergencyAccessGranted,
                EmergencyAccessReviewed,
                FindingsRecorded,
                AssessmentProposed,
                MuscularCauseIdentified,
                NonMuscularCauseSuspected,
                ReferralRequested,
                ProgramDrafted,
                ProgramAssigned,
                SessionLogged,
                ProgramHeld,
                ProgramResumed,
                ProgramCompleted,
                ProgramStopped,
                ProgramRevised,
                ReturnGateOpened,
                ProgramReviewed,
                ReferralAcknowledged,
                ReferralAccepted,
                ReferralDeclined,
                AppointmentScheduled,
                PhysicianReported,
                ReferralReviewed,
                ReferralReconciled,
                ReferralDelivered,
                ReferralRedirected,
                AppointmentAttended,
                AppointmentMissed,
                DiagnosticsOrdered,
                DiagnosticsReported,
                AdviceGiven,
                ReferralInterrupted,
                ReferralCancelled,
                ReferralReopened,
                ReferralStalled,
                ReferralClosed {

    /** The case it is about; key of the record in Kafka. */
    UUID caseId();

    /** The clinic that holds the case. */
    String clinicId();

    /** When it happened. */
    Instant occurredAt();
}
