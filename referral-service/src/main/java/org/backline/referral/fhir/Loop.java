package org.backline.referral.fhir;

import java.util.Objects;
import java.util.Optional;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The states of the loop in the words of FHIR and of the eReferral guide. */
public final class Loop {

    private Loop() {}

    /** Status of the task that asks a physician to answer. */
    public static TaskStatus task(ReferralState state) {
        return switch (status(state)) {
            case REQUESTED, DELIVERED, REDIRECTED, REOPENED -> TaskStatus.REQUESTED;
            case ACKNOWLEDGED -> TaskStatus.RECEIVED;
            case ACCEPTED -> TaskStatus.ACCEPTED;
            case DECLINED -> TaskStatus.REJECTED;
            case SCHEDULED, ATTENDED, MISSED, DIAGNOSTICS_ORDERED, DIAGNOSTICS_REPORTED -> TaskStatus.INPROGRESS;
            case REPORTED, ADVISED -> TaskStatus.COMPLETED;
            case REVIEWED, RECONCILED, CLOSED ->
                state.answer() == PhysicianAnswer.DECLINE ? TaskStatus.REJECTED : TaskStatus.COMPLETED;
            case INTERRUPTED -> TaskStatus.ONHOLD;
            case CANCELLED -> TaskStatus.CANCELLED;
        };
    }

    /** Status of the order itself: it stands until the trainer has closed the loop. */
    static ServiceRequestStatus order(ReferralState state) {
        return switch (status(state)) {
            case CANCELLED -> ServiceRequestStatus.REVOKED;
            case CLOSED ->
                state.answer() == PhysicianAnswer.DECLINE
                        ? ServiceRequestStatus.REVOKED
                        : ServiceRequestStatus.COMPLETED;
            case INTERRUPTED -> ServiceRequestStatus.ONHOLD;
            default -> ServiceRequestStatus.ACTIVE;
        };
    }

    static ReferralStatus status(ReferralState state) {
        return Objects.requireNonNull(state.status(), "Nothing was asked yet");
    }

    /** The same in Backline's own words, and where the eReferral guide has a code, in its. */
    static CodeableConcept businessStatus(ReferralStatus status) {
        CodeableConcept concept = Codes.concept(status);
        eReferral(status).ifPresent(concept::addCoding);
        return concept;
    }

    private static Optional<Coding> eReferral(ReferralStatus status) {
        return switch (status) {
            case REQUESTED, DELIVERED, ACKNOWLEDGED, REDIRECTED, REOPENED -> bser("2.0", "Service Request Created");
            case ACCEPTED -> bser("3.0", "Service Request Accepted");
            case DECLINED -> bser("4.0", "Service Request Declined");
            case SCHEDULED -> bser("5.1.1", "Service Request Event Scheduled");
            case MISSED -> bser("5.1.2", "Scheduled Service Request Event Unattended");
            case ATTENDED -> bser("5.1.4", "Service Request Event Completed");
            case CANCELLED -> bser("6.0", "Service Request Fulfillment Cancelled");
            case REPORTED, ADVISED, REVIEWED, RECONCILED, CLOSED ->
                bser("7.0", "Service Request Fulfillment Completed");
            case DIAGNOSTICS_ORDERED, DIAGNOSTICS_REPORTED, INTERRUPTED -> Optional.empty();
        };
    }

    private static Optional<Coding> bser(String code, String display) {
        return Optional.of(new Coding(Codes.BSER_STATUS, code, display));
    }

    static ServiceRequestPriority orderPriority(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> ServiceRequestPriority.STAT;
            case URGENT -> ServiceRequestPriority.URGENT;
            case ROUTINE -> ServiceRequestPriority.ROUTINE;
        };
    }

    static TaskPriority taskPriority(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> TaskPriority.STAT;
            case URGENT -> TaskPriority.URGENT;
            case ROUTINE -> TaskPriority.ROUTINE;
        };
    }

    /** The physician who acted, where an event has one. */
    static Optional<String> physician(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.Acknowledged acknowledged -> Optional.of(acknowledged.physicianId());
            case ReferralEvent.Accepted accepted -> Optional.of(accepted.physicianId());
            case ReferralEvent.Declined declined -> Optional.of(declined.physicianId());
            case ReferralEvent.DiagnosticsOrdered ordered -> Optional.of(ordered.physicianId());
            case ReferralEvent.Reported reported -> Optional.of(reported.physicianId());
            case ReferralEvent.Advised advised -> Optional.of(advised.physicianId());
            default -> Optional.empty();
        };
    }

    /** The physician who acted last in the present round. */
    public static Optional<String> physician(ReferralState state) {
        for (ReferralEvent step :
                state.steps().subList(state.round(), state.steps().size()).reversed()) {
            Optional<String> physician = physician(step);
            if (physician.isPresent()) {
                return physician;
            }
        }
        return Optional.empty();
    }
}
