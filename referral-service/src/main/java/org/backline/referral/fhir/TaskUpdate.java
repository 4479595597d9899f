package org.backline.referral.fhir;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.jspecify.annotations.Nullable;

/**
 * What a physician's system wants when it writes a referral's task back: the same command that every other channel sends.
 *
 * @param note free text that goes with it, kept where it can be erased
 */
public record TaskUpdate(ReferralCommand command, @Nullable String note) {

    /**
     * The command behind an update; nothing when the task already stands so.
     *
     * @param physicianId the physician who acts
     * @param noteId id of a note, should the update have one
     * @param longestNote in characters
     * @throws Unacceptable when the task says something that no command stands for
     */
    public static Optional<TaskUpdate> read(
            Task task, ReferralState state, String physicianId, UUID noteId, int longestNote, Instant at) {
        UUID id = state.request().referralId();
        about("Task.focus", task.getFocus(), "ServiceRequest/" + id);
        about("Task.for", task.getFor(), "Patient/" + state.request().athleteId());
        if (task.getStatus() == null) {
            throw new Unacceptable("Task.status", "must say how the task stands");
        }
        return switch (task.getStatus()) {
            case RECEIVED -> of(new ReferralCommand.Acknowledge(id, physicianId, at));
            case ACCEPTED -> of(new ReferralCommand.Accept(id, physicianId, at));
            case REJECTED -> of(new ReferralCommand.Decline(id, physicianId, reason(task, DeclineReason.values()), at));
            case ONHOLD ->
                of(new ReferralCommand.Interrupt(id, physicianId, reason(task, InterruptionReason.values()), null, at));
            case INPROGRESS -> of(progress(task, id, physicianId, at));
            case COMPLETED -> completed(task, state, physicianId, noteId, longestNote, at);
            default -> {
                if (Loop.task(state) == task.getStatus()) {
                    yield Optional.empty();
                }
                throw new Unacceptable(
                        "Task.status",
                        "may be set to received, accepted, rejected, in-progress, on-hold or completed, not to "
                                + task.getStatus().toCode());
            }
        };
    }

    private static Optional<TaskUpdate> of(ReferralCommand command) {
        return Optional.of(new TaskUpdate(command, null));
    }

    /** In progress is several things; the business status tells which, and an appointment is meant without one. */
    private static ReferralCommand progress(Task task, UUID id, String physicianId, Instant at) {
        ReferralStatus step =
                one(task.getBusinessStatus(), ReferralStatus.values()).orElse(ReferralStatus.SCHEDULED);
        return switch (step) {
            case ATTENDED -> new ReferralCommand.Attend(id, physicianId, at);
            case MISSED -> new ReferralCommand.Miss(id, physicianId, at);
            case DIAGNOSTICS_ORDERED -> new ReferralCommand.OrderDiagnostics(id, physicianId, studies(task), at);
            case DIAGNOSTICS_REPORTED -> new ReferralCommand.ReportDiagnostics(id, physicianId, results(task), at);
            default -> new ReferralCommand.Schedule(id, appointment(task), at);
        };
    }

    private static List<Diagnostic> studies(Task task) {
        List<Diagnostic> studies = task.getInput().stream()
                .filter(input -> input.getValue() instanceof CodeableConcept)
                .flatMap(input -> one((CodeableConcept) input.getValue(), Diagnostic.values()).stream())
                .toList();
        if (studies.isEmpty()) {
            throw new Unacceptable(
                    "Task.input", "must name the studies that were ordered: " + Arrays.toString(Diagnostic.values()));
        }
        return studies;
    }

    private static List<DiagnosticResult> results(Task task) {
        List<DiagnosticResult> results = task.getOutput().stream()
                .filter(output -> output.getValue() instanceof CodeableConcept)
                .map(output -> (CodeableConcept) output.getValue())
                .flatMap(concept -> one(concept, Diagnostic.values()).stream()
                        .flatMap(study -> one(concept, DiagnosticOutcome.values()).stream()
                                .map(outcome -> new DiagnosticResult(study, outcome))))
                .toList();
        if (results.isEmpty()) {
            throw new Unacceptable(
                    "Task.output",
                    "must give a study and what it came to: " + Arrays.toString(DiagnosticOutcome.values()));
        }
        return results;
    }

    private static Optional<TaskUpdate> completed(
            Task task, ReferralState state, String physicianId, UUID noteId, int longestNote, Instant at) {
        UUID id = state.request().referralId();
        String report = "DiagnosticReport/" + id;
        if (values(task).anyMatch(value -> value instanceof Reference reference && isTo(reference, report))) {
            if (state.reported() == null) {
                throw new Unacceptable(
                        "Task.output", "refers to a report that is not there; create the DiagnosticReport first");
            }
            return Optional.empty();
        }
        String advice = values(task)
                .filter(StringType.class::isInstance)
                .map(value -> ((StringType) value).getValue())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElseThrow(() -> new Unacceptable(
                        "Task.output",
                        "must refer to the physician's report, " + report + ", or hold the advice as a string"));
        if (advice.length() > longestNote) {
            throw new Unacceptable("Task.output", "may have an advice of at most " + longestNote + " characters");
        }
        return Optional.of(new TaskUpdate(new ReferralCommand.Advise(id, physicianId, List.of(), noteId, at), advice));
    }

    private static Stream<org.hl7.fhir.r4.model.Type> values(Task task) {
        return task.getOutput().stream().filter(TaskOutputComponent::hasValue).map(TaskOutputComponent::getValue);
    }

    private static <E extends Enum<E>> E reason(Task task, E[] reasons) {
        return one(task.getStatusReason(), reasons)
                .orElseThrow(() -> new Unacceptable(
                        "Task.statusReason",
                        "must have a coding of " + Codes.own(reasons[0]).getSystem() + ": "
                                + Arrays.toString(reasons)));
    }

    /** The one of our codes that a concept has. */
    private static <E extends Enum<E>> Optional<E> one(CodeableConcept concept, E[] codes) {
        String system = Codes.own(codes[0]).getSystem();
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> Arrays.stream(codes).filter(one -> one.name().equals(code)))
                .findFirst();
    }

    private static Instant appointment(Task task) {
        if (!task.getExecutionPeriod().hasStart()) {
            throw new Unacceptable("Task.executionPeriod.start", "must be when the appointment begins");
        }
        return task.getExecutionPeriod().getStart().toInstant();
    }

    /** A reference that is there must be to what the task is about. */
    static void about(String path, Reference reference, String expected) {
        if (reference.hasReference() && !isTo(reference, expected)) {
            throw new Unacceptable(path, "must be " + expected);
        }
    }

    /** Whether a reference, relative or absolute, with a version or without, is to a resource. */
    static boolean isTo(Reference reference, String expected) {
        var id = reference.getReferenceElement();
        return expected.equals(id.getResourceType() + "/" + id.getIdPart());
    }
}
