package org.backline.support.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

/**
 * Carries a command from a request to its aggregate. The command's events, its note and the memory of its id are one
 * transaction: a retry finds either nothing or the whole, and gets the same receipt.
 */
public class Commands {

    /** Metadata key of the version the client saw. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private static final int TRIES = 4;

    private final CommandGateway gateway;
    private final ProcessedCommands processed;
    private final TransactionTemplate transaction;
    private final Work work;
    private final MeterRegistry meters;

    public Commands(
            CommandGateway gateway,
            ProcessedCommands processed,
            TransactionTemplate transaction,
            Work work,
            MeterRegistry meters) {
        this.gateway = gateway;
        this.processed = processed;
        this.transaction = transaction;
        this.work = work;
        this.meters = meters;
    }

    /** Sends a command about something that exists. */
    public Mono<ResponseEntity<Receipt>> send(CommandRequest request, UUID target, Object body, Object command) {
        return send(request, target, body, command, () -> {});
    }

    /**
     * Sends a command about something that exists.
     *
     * @param target id of the aggregate
     * @param body the request's body; the same id must come with the same body
     * @param alongside written in the same transaction, for example a note
     */
    public Mono<ResponseEntity<Receipt>> send(
            CommandRequest request, UUID target, Object body, Object command, Runnable alongside) {
        return receipt(request, target, body, command, alongside)
                .map(receipt -> ResponseEntity.ok().eTag(tag(receipt)).body(receipt));
    }

    /** Sends a command that makes something; the answer is 201 with its place. */
    public Mono<ResponseEntity<Receipt>> create(
            CommandRequest request, UUID target, String location, Object body, Object command, Runnable alongside) {
        return receipt(request.identifiedBy(target), target, body, command, alongside)
                .map(receipt -> ResponseEntity.status(HttpStatus.CREATED)
                        .header("Location", location)
                        .eTag(tag(receipt))
                        .body(receipt));
    }

    private static String tag(Receipt receipt) {
        return "\"" + receipt.version() + "\"";
    }

    private Mono<Receipt> receipt(
            CommandRequest request, UUID target, Object body, Object command, Runnable alongside) {
        return work.call(() -> timed(
                command,
                () -> withRetry(
                        request.expectedVersion(),
                        () -> Objects.requireNonNull(
                                transaction.execute(status -> once(request, target, body, command, alongside))))));
    }

    /** How long a command takes and how it ends, by its name: what it says and of whom is in no measurement. */
    private Receipt timed(Object command, Callable<Receipt> attempt) throws Exception {
        Timer.Sample sample = Timer.start();
        String outcome = "failed";
        try {
            Receipt receipt = attempt.call();
            outcome = "accepted";
            return receipt;
        } catch (RuleViolation | StaleVersion | IdReused | ConcurrencyException refused) {
            outcome = "refused";
            throw refused;
        } finally {
            sample.stop(meters.timer(
                    "backline.command", "command", command.getClass().getSimpleName(), "outcome", outcome));
        }
    }

    private Receipt once(CommandRequest request, UUID target, Object body, Object command, Runnable alongside) {
        UUID commandId = request.commandId();
        String fingerprint =
                processed.fingerprint(request.path(), request.caller().subject(), body);
        @Nullable Receipt earlier = processed.begin(commandId, fingerprint);
        if (earlier != null) {
            return earlier;
        }
        alongside.run();
        gateway.sendAndWait(message(request, commandId, command));
        return processed.finish(commandId, target);
    }

    private static CommandMessage<Object> message(CommandRequest request, UUID commandId, Object command) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(Map.of(
                        "actor", request.caller().subject(),
                        "role", request.caller().role().name(),
                        "clinics",
                                String.join(
                                        ",",
                                        request.caller().clinics().stream()
                                                .sorted()
                                                .toList()),
                        "correlationId", commandId.toString()));
        if (request.expectedVersion() != null) {
            message = message.andMetaData(Map.of(EXPECTED_VERSION, request.expectedVersion()));
        }
        if (request.traceParent() != null) {
            message = message.andMetaData(Map.of("traceparent", request.traceParent()));
        }
        return message;
    }

    /** Two writers on one case: the later one decides again on what the earlier one left, unless it named a version. */
    private static Receipt withRetry(@Nullable Long expectedVersion, Callable<Receipt> attempt) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.call();
            } catch (ConflictingAggregateVersionException stale) {
                throw new StaleVersion(stale.getExpectedVersion(), stale);
            } catch (ConcurrencyException conflict) {
                if (expectedVersion != null) {
                    throw new StaleVersion(expectedVersion, conflict);
                }
                if (tried == TRIES) {
                    throw conflict;
                }
            }
        }
    }
}
