package org.backline.referral.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.ReportReading;
import org.backline.referral.fhir.TaskUpdate;
import org.backline.referral.fhir.Unacceptable;
import org.backline.support.access.Access;
import org.backline.support.access.Holder;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.access.SmartScopes.Interaction;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.note.Notes;
import org.backline.support.time.Ids;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What physicians' systems write back: each write is the same command that every other channel sends. */
@RestController
class WriteController {

    private final Face face;
    private final Inbound inbound;
    private final CaseRecords records;
    private final Performers performers;
    private final Commands commands;
    private final Records holders;
    private final Notes notes;
    private final Clock clock;

    WriteController(
            Face face,
            Inbound inbound,
            CaseRecords records,
            Performers performers,
            Commands commands,
            Records holders,
            Notes notes,
            Clock clock) {
        this.face = face;
        this.inbound = inbound;
        this.records = records;
        this.performers = performers;
        this.commands = commands;
        this.holders = holders;
        this.notes = notes;
        this.clock = clock;
    }

    @PutMapping("/fhir/Task/{resourceId}")
    Mono<Void> updateTask(@PathVariable String resourceId, ServerWebExchange exchange) {
        return face.respond(
                exchange,
                asked -> face.body(asked).flatMap(body -> {
                    Scopes.require(asked.access(), "Task", Interaction.UPDATE);
                    UUID id = Asked.id("Task", resourceId);
                    return face.call(() -> command(asked, id, body))
                            .flatMap(command -> command.map(it -> carriedOut(asked, id, body, it))
                                    .orElseGet(() -> unchanged(asked, id)));
                }));
    }

    private Optional<TaskUpdate> command(Asked asked, UUID id, String body) {
        Task task = inbound.read(Task.class, asked, body);
        if (!id.toString().equals(task.getIdElement().getIdPart())) {
            throw FhirRefusal.invalid("Task.id", "must be the id in the address, " + id);
        }
        ReferralState state = state(id);
        String physician = performers.of(asked.access(), "Task.owner", task.getOwner(), state);
        return TaskUpdate.read(task, state, physician, Ids.next(), Notes.LONGEST, clock.instant());
    }

    private Mono<Reply> carriedOut(Asked asked, UUID id, String body, TaskUpdate update) {
        Long version = asked.ifMatch();
        // Version 1 of a task is event 0 of its referral.
        CommandRequest request = request(asked, key(asked, Ids.next()), version == null ? null : version - 1);
        return commands.send(request, id, body, update.command(), () -> keep(update))
                .then(face.call(() -> written("Task", id, HttpStatus.OK)));
    }

    private void keep(TaskUpdate update) {
        if (update.command() instanceof ReferralCommand.Advise advice && update.note() != null) {
            notes.keep(
                    advice.noteId(),
                    state(advice.referralId()).request().caseId(),
                    advice.physicianId(),
                    advice.at(),
                    update.note());
        }
    }

    /** The task stands so already; a stale version is told all the same. */
    private Mono<Reply> unchanged(Asked asked, UUID id) {
        return face.call(() -> {
            Reply reply = written("Task", id, HttpStatus.OK);
            Long version = asked.ifMatch();
            if (version != null
                    && reply.resource() instanceof Resource task
                    && !task.getMeta().getVersionId().equals(version.toString())) {
                throw new FhirRefusal(
                        HttpStatus.PRECONDITION_FAILED,
                        IssueType.CONFLICT,
                        "If-Match names another version than the newest one, which is "
                                + task.getMeta().getVersionId());
            }
            return reply;
        });
    }

    /** The physician's answer. The same report again is the same answer, not a second one. */
    @PostMapping("/fhir/DiagnosticReport")
    Mono<Void> createReport(ServerWebExchange exchange) {
        return face.respond(
                exchange,
                asked -> face.body(asked).flatMap(body -> {
                    Scopes.require(asked.access(), "DiagnosticReport", Interaction.CREATE);
                    return face.call(() -> report(asked, body)).flatMap(report -> carriedOut(asked, body, report));
                }));
    }

    private Report report(Asked asked, String body) {
        DiagnosticReport resource = inbound.read(DiagnosticReport.class, asked, body);
        ReportReading reading = ReportReading.of(resource, Notes.LONGEST);
        Access access = asked.access();
        Holder holder = holders.find(Scope.REFERRAL, reading.referralId())
                .filter(found ->
                        found.clinics().stream().anyMatch(access.caller().clinics()::contains))
                .orElseThrow(() ->
                        new Unacceptable("DiagnosticReport.basedOn", "refers to no ServiceRequest that you may see"));
        ReferralState state = state(reading.referralId());
        UUID caseId = state.request().caseId();
        access.shows(holder.caseId() == null ? caseId : holder.caseId());
        ReportReading.about(resource, state);
        String physician = performers.of(access, "DiagnosticReport.performer", resource.getPerformerFirstRep(), state);
        UUID noteId = reading.note() == null ? null : Ids.next();
        ReferralCommand.Report command = new ReferralCommand.Report(
                reading.referralId(),
                physician,
                reading.diagnosisCode(),
                reading.category(),
                reading.diagnosticsOrdered(),
                reading.restrictions(),
                reading.remainingUrgency(),
                noteId,
                clock.instant());
        return new Report(caseId, reading.note(), command);
    }

    private Mono<Reply> carriedOut(Asked asked, String body, Report report) {
        ReferralCommand.Report command = report.command();
        UUID id = command.referralId();
        UUID same = UUID.nameUUIDFromBytes((asked.access().caller().subject() + "\n" + body).getBytes(UTF_8));
        CommandRequest request = request(asked, key(asked, same), null);
        return commands.send(request, id, body, command, () -> keep(report))
                .then(face.call(() -> written("DiagnosticReport", id, HttpStatus.CREATED)));
    }

    /** In the command's own transaction: a refused report leaves no note behind. */
    private void keep(Report report) {
        String note = report.note();
        UUID noteId = report.command().noteId();
        if (note != null && noteId != null) {
            notes.keep(
                    noteId,
                    report.caseId(),
                    report.command().physicianId(),
                    report.command().at(),
                    note);
        }
    }

    private Reply written(String type, UUID id, HttpStatus status) {
        return Reply.written(
                status, records.newest(type, id).orElseThrow(() -> FhirRefusal.notFound(type, id.toString())));
    }

    private ReferralState state(UUID id) {
        return records.ofReferral(id)
                .map((Dossier dossier) -> dossier.referral(id))
                .orElseThrow(() -> FhirRefusal.notFound("Task", id.toString()));
    }

    private static UUID key(Asked asked, UUID otherwise) {
        String header = asked.request().getHeaders().getFirst("Idempotency-Key");
        try {
            return header == null ? otherwise : UUID.fromString(header.strip());
        } catch (IllegalArgumentException wrong) {
            throw FhirRefusal.invalid("Idempotency-Key", "must be a UUID");
        }
    }

    private static CommandRequest request(Asked asked, UUID key, @Nullable Long expectedVersion) {
        return new CommandRequest(
                asked.request().getMethod() + " " + asked.request().getPath().value(),
                key,
                expectedVersion,
                asked.access().caller(),
                null);
    }

    private record Report(UUID caseId, @Nullable String note, ReferralCommand.Report command) {}
}
