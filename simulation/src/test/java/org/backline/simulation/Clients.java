package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.backline.codes.Role;
import org.backline.program.domain.ProgramEvent;
import org.backline.simulation.Commits.End;
import org.backline.simulation.Sometimes.Met;
import org.backline.support.command.Caller;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Receipt;
import org.backline.support.rule.RuleViolation;

/**
 * People at their devices, and what they were told. Who does not learn how a request ended sends it again under the same
 * id, until it is answered.
 */
final class Clients {

    private static final Caller TRAINER = new Caller("trainer.okafor", Role.ATHLETIC_TRAINER, Set.of("north"));

    private final World world;
    private final Random random;
    private final List<Request> requests = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();

    /** How a request stands for whoever sent it. */
    enum Answer {
        NONE,
        ON_ITS_WAY,
        UNKNOWN,
        ACCEPTED,
        REFUSED
    }

    /** One request, however often it is sent. */
    static final class Request {

        final UUID id;
        final String service;
        final UUID target;
        final Object command;
        Answer answer = Answer.NONE;
        Receipt receipt;
        int sent;
        boolean twoAnswers;

        Request(UUID id, String service, UUID target, Object command) {
            this.id = id;
            this.service = service;
            this.target = target;
            this.command = command;
        }

        boolean isAnswered() {
            return answer == Answer.ACCEPTED || answer == Answer.REFUSED;
        }

        @Override
        public String toString() {
            return answer + " " + command;
        }
    }

    Clients(World world, Random random) {
        this.world = world;
        this.random = random;
        requests.add(Stories.roster(random));
        for (int number = 0; number < world.chances().cases; number++) {
            stories.add(new Story(random, world.chances().tries, this::planned));
        }
    }

    /** What a trainer reads on the page of a program before a session is logged. */
    private List<String> planned(UUID caseId) {
        return world.service(Parts.PROGRAM).store().stream(caseId.toString()).stream()
                .map(row -> row.event().getPayload())
                .filter(ProgramEvent.Drafted.class::isInstance)
                .map(ProgramEvent.Drafted.class::cast)
                .reduce((first, later) -> later)
                .map(draft -> List.of(draft.exercises().getFirst().exercise()))
                .orElse(List.of());
    }

    List<Request> requests() {
        return requests;
    }

    /** Somebody goes on with a case, or sends again what was not answered. False when nobody does anything. */
    boolean act() {
        List<Request> open = requests.stream()
                .filter(request -> request.answer == Answer.NONE || request.answer == Answer.UNKNOWN)
                .toList();
        if (!open.isEmpty() && random.nextInt(3) == 0) {
            send(open.get(random.nextInt(open.size())));
            return true;
        }
        Request next = stories.get(random.nextInt(stories.size())).next(requests);
        if (next != null) {
            send(next);
        }
        return next != null;
    }

    /** Sends one that was not answered. False when all are. */
    boolean settleOne() {
        for (Request request : requests) {
            if (!request.isAnswered()) {
                send(request);
                return true;
            }
        }
        return false;
    }

    private void send(Request request) {
        Machine machine = world.service(request.service).anyUp(random);
        if (machine == null || request.answer == Answer.ON_ITS_WAY) {
            return;
        }
        Answer before = request.answer;
        request.answer = Answer.ON_ITS_WAY;
        request.sent++;
        Receipt[] receipt = new Receipt[1];
        RuntimeException[] refusal = new RuntimeException[1];
        boolean asked = world.attempt(
                machine,
                () -> {
                    try {
                        receipt[0] = machine.commands()
                                .send(
                                        new CommandRequest(request.service, request.id, null, TRAINER, null),
                                        request.target,
                                        request.command,
                                        request.command)
                                .block()
                                .getBody();
                        machine.transactions().tag(request.id);
                    } catch (RuleViolation | AggregateNotFoundException | ConcurrencyException refused) {
                        refusal[0] = refused;
                    }
                },
                (end, transaction) -> answered(request, before, end, receipt[0], refusal[0]));
        if (!asked) {
            request.answer = Answer.UNKNOWN;
        }
    }

    private void answered(Request request, Answer before, End end, Receipt receipt, RuntimeException refusal) {
        if (refusal != null) {
            world.met(Met.REFUSED);
            request.answer = Answer.REFUSED;
            return;
        }
        if (end != End.COMMITTED) {
            world.met(Met.UNKNOWN_OUTCOME);
            world.met(end == End.ROLLED_BACK ? Met.UNKNOWN_HAD_NOT : Met.UNKNOWN_HAD_COMMITTED);
            request.answer = Answer.UNKNOWN;
        } else {
            request.answer = Answer.ACCEPTED;
        }
        if (end != End.ROLLED_BACK) {
            request.twoAnswers |= request.receipt != null && !request.receipt.equals(receipt);
            if (request.receipt != null && before == Answer.UNKNOWN) {
                world.met(Met.RECEIPT_REPEATED);
            }
            request.receipt = receipt;
        }
    }
}
