package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramRevised;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/** The program: its exercises in their order, what was kept out and by which rule, and how it stands. */
final class CarePlanMapping {

    private CarePlanMapping() {}

    static List<CarePlan> of(Dossier dossier) {
        Optional<UUID> athlete = dossier.athlete();
        Map<UUID, CarePlan> plans = new LinkedHashMap<>();
        dossier.stream().forEach(fact -> {
            UUID program = program(fact.event());
            if (program != null) {
                CarePlan plan = plans.computeIfAbsent(program, id -> begun(dossier, id));
                happened(plan, fact);
            }
        });
        athlete.ifPresent(id -> plans.values().forEach(plan -> plan.setSubject(ResourceIds.to("Patient", id))));
        // A program of which only a later event was heard has no subject or no exercises yet, and is not shown.
        return athlete.isEmpty()
                ? List.of()
                : plans.values().stream().filter(CarePlan::hasCreated).toList();
    }

    /** The program that an event is about. */
    static @Nullable UUID program(Object event) {
        return switch (event) {
            case ProgramAssigned assigned -> assigned.programId();
            case ProgramRevised revised -> revised.programId();
            case ProgramHeld held -> held.programId();
            case ProgramResumed resumed -> resumed.programId();
            case ProgramCompleted completed -> completed.programId();
            case ProgramStopped stopped -> stopped.programId();
            default -> null;
        };
    }

    /** How a program stands after an event. */
    static CarePlanStatus status(Object event) {
        return switch (event) {
            case ProgramHeld held -> CarePlanStatus.ONHOLD;
            case ProgramCompleted completed -> CarePlanStatus.COMPLETED;
            case ProgramStopped stopped -> CarePlanStatus.REVOKED;
            default -> CarePlanStatus.ACTIVE;
        };
    }

    private static CarePlan begun(Dossier dossier, UUID program) {
        CarePlan plan = new CarePlan();
        plan.setId(program.toString());
        plan.setIntent(CarePlanIntent.PLAN);
        plan.setStatus(CarePlanStatus.ACTIVE);
        plan.addCategory(Codes.concept(Codes.SNOMED_CT, "229065009", "Exercise therapy"));
        plan.addAddresses(ResourceIds.to("Condition", ResourceIds.condition(dossier.caseId())));
        return plan;
    }

    private static void happened(CarePlan plan, Fact fact) {
        switch (fact.event()) {
            case ProgramAssigned assigned -> {
                plan.setCreated(Date.from(assigned.occurredAt()));
                plan.getPeriod().setStart(Date.from(assigned.occurredAt()));
                plan.setStatus(CarePlanStatus.ACTIVE);
                contents(plan, assigned.phase(), assigned.exercises(), assigned.excluded());
            }
            case ProgramRevised revised -> contents(plan, revised.phase(), revised.exercises(), revised.excluded());
            case PublishedEvent other -> {
                plan.setStatus(status(other));
                if (other instanceof ProgramCompleted || other instanceof ProgramStopped) {
                    plan.getPeriod().setEnd(Date.from(other.occurredAt()));
                }
            }
            default -> {}
        }
    }

    private static void contents(
            CarePlan plan, int phase, List<PrescribedExercise> exercises, List<ExcludedExercise> excluded) {
        plan.setTitle("Phase " + phase);
        plan.setActivity(new ArrayList<>());
        exercises.forEach(exercise -> prescribe(plan.addActivity().getDetail(), exercise));
        for (ExcludedExercise left : excluded) {
            CarePlanActivityDetailComponent detail = plan.addActivity().getDetail();
            detail.setDoNotPerform(true);
            detail.setStatus(CarePlanActivityStatus.CANCELLED);
            detail.setCode(exercise(left.exercise()));
            detail.addReasonCode(new CodeableConcept(new Coding(Codes.OWN + "rule", left.rule(), null)));
        }
    }

    private static void prescribe(CarePlanActivityDetailComponent detail, PrescribedExercise exercise) {
        ExerciseDose dose = exercise.dose();
        detail.setStatus(CarePlanActivityStatus.INPROGRESS);
        detail.setCode(exercise(exercise.exercise()));
        detail.addReasonCode(new CodeableConcept(new Coding(Codes.OWN + "rule", exercise.rule(), null))
                .addCoding(Codes.own(exercise.grade())));
        Timing timing = new Timing();
        timing.getRepeat().setFrequency(dose.timesPerWeek()).setPeriod(1).setPeriodUnit(UnitsOfTime.WK);
        detail.setScheduled(timing);
        detail.setDescription(words(dose, exercise.side()));
    }

    private static CodeableConcept exercise(String id) {
        return new CodeableConcept(new Coding(Codes.OWN + "exercise", id, null));
    }

    private static String words(ExerciseDose dose, Side side) {
        StringBuilder words = new StringBuilder().append(dose.sets()).append(" sets");
        append(words, dose.repetitions(), "repetitions");
        append(words, dose.holdSeconds(), "seconds held");
        append(words, dose.metres(), "metres");
        return side == Side.NONE
                ? words.toString()
                : words + ", " + Codes.words(side).toLowerCase(java.util.Locale.ROOT);
    }

    private static void append(StringBuilder words, @Nullable Integer number, String unit) {
        if (number != null) {
            words.append(" x ").append(number).append(' ').append(unit);
        }
    }
}
