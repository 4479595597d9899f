package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.backline.events.AssessmentProposed;
import org.backline.events.AthleteErased;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.PublishedEvent;
import org.backline.events.ResponsibilityTransferred;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;

/** Which resources an event makes or changes. */
public final class Touches {

    private Touches() {}

    /**
     * The resources that have a new version because of a fact.
     *
     * @param after how the referral stands after it; {@link ReferralState#NONE} for events of other services
     */
    public static List<Touch> of(Fact fact, ReferralState after) {
        List<Touch> touches = new ArrayList<>();
        if (fact.event() instanceof ReferralEvent event) {
            referral(touches, event, after);
        } else if (fact.event() instanceof PublishedEvent event) {
            clinical(touches, fact, event);
        }
        return touches;
    }

    private static void referral(List<Touch> touches, ReferralEvent event, ReferralState after) {
        UUID id = event.referralId();
        touches.add(Touch.of("ServiceRequest", id, Loop.order(after).toCode()));
        touches.add(Touch.of("Task", id, Loop.task(after).toCode()));
        if (event instanceof ReferralEvent.Opened opened) {
            touches.add(Touch.of("Patient", opened.athleteId()));
            touches.add(Touch.of("Condition", ResourceIds.condition(event.caseId()), "active"));
        }
        if (event instanceof ReferralEvent.Reported reported) {
            touches.add(new Touch("DiagnosticReport", id, "final", ReportMapping.CONSULT_NOTE));
            touches.add(
                    new Touch("Condition", ResourceIds.condition(event.caseId()), "active", reported.diagnosisCode()));
        }
    }

    private static void clinical(List<Touch> touches, Fact fact, PublishedEvent event) {
        UUID condition = ResourceIds.condition(event.caseId());
        ObservationMapping.of(fact)
                .forEach(observation -> touches.add(new Touch(
                        "Observation",
                        UUID.fromString(observation.getIdElement().getIdPart()),
                        "final",
                        observation.getCode().getCodingFirstRep().getCode())));
        UUID program = CarePlanMapping.program(event);
        if (program != null) {
            touches.add(
                    Touch.of("CarePlan", program, CarePlanMapping.status(event).toCode()));
        }
        switch (event) {
            case IntakeRecorded intake -> {
                touches.add(Touch.of("Patient", intake.athleteId()));
                touches.add(Touch.of("Condition", condition, "active"));
            }
            case AthleteErased erased -> touches.add(Touch.of("Patient", erased.athleteId()));
            case MuscularCauseIdentified identified -> touches.add(Touch.of("Condition", condition, "active"));
            case NonMuscularCauseSuspected suspected -> touches.add(Touch.of("Condition", condition, "active"));
            case ResponsibilityTransferred transferred -> touches.add(Touch.of("Condition", condition, "active"));
            case CaseReopened reopened -> touches.add(Touch.of("Condition", condition, "active"));
            case CaseClosed closed -> touches.add(Touch.of("Condition", condition, "resolved"));
            case AssessmentProposed proposed -> touches.add(Touch.of("Provenance", proposed.proposalId()));
            default -> {}
        }
    }
}
