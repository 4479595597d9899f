package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.backline.codes.Side.LEFT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.backline.codes.BodyRegion;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.local.demo.EndToEnd.Running;
import tools.jackson.databind.JsonNode;

/**
 * People who work while things go wrong, and write down what they were told. Who gets no answer asks again under the same
 * id, as a browser does; a stranger of another clinic tries all the while to read what is not theirs.
 */
final class FaultLoad implements AutoCloseable {

    /** A name nobody has: it must turn up nowhere. */
    static final String NAME = "Wilhelmina Faultcanary";

    private static final int RECORDERS = 3;

    /** Between two intakes of one person: many people at work, and yet room for processes to start beside them. */
    private static final long AN_INTAKE_TAKES_MILLIS = 500;

    /** A browser waits a little too, else it would only add to the trouble. */
    private static final long BEFORE_ASKING_AGAIN_MILLIS = 100;

    private final Running backline;
    private final ExecutorService people =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final List<Future<Told>> working = new ArrayList<>();
    private final AtomicInteger leaks = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    /**
     * What the people of one load were told.
     *
     * @param intakes every intake that was accepted in the end
     * @param unanswered requests without an answer, or with one that says nothing about whether it was done
     * @param courses cases that went on to an assigned program
     */
    record Told(List<Intake> intakes, int unanswered, List<ToldCase> courses) {}

    /** An intake with the receipt it got first. */
    record Intake(UUID caseId, Map<String, Object> body, JsonNode receipt, boolean flagged) {}

    FaultLoad(Running backline, long seed) {
        this.backline = backline;
        for (int number = 0; number < RECORDERS; number++) {
            int recorder = number;
            working.add(people.submit(() -> record("%d/%d".formatted(seed, recorder))));
        }
        working.add(people.submit(() -> courses("course " + seed)));
    }

    /** Lets everybody finish what they have begun, and collects what they know. */
    Told finish() throws InterruptedException, ExecutionException {
        enough = true;
        List<Intake> intakes = new ArrayList<>();
        List<ToldCase> courses = new ArrayList<>();
        int unanswered = 0;
        for (Future<Told> one : working) {
            Told told = one.get();
            intakes.addAll(told.intakes());
            courses.addAll(told.courses());
            unanswered += told.unanswered();
        }
        return new Told(intakes, unanswered, courses);
    }

    /** How many intakes were accepted so far. */
    int accepted() {
        return accepted.get();
    }

    /** Answers that blame the service where the truth is that something it needs is away; there must be none. */
    List<String> defects() {
        return List.copyOf(defects);
    }

    /** How often somebody of another clinic was shown a case; must be never. */
    int leaks() {
        return leaks.get();
    }

    private Told record(String who) throws InterruptedException {
        List<Intake> intakes = new ArrayList<>();
        int unanswered = 0;
        for (int number = 0; !enough; number++) {
            UUID athleteId = UUID.nameUUIDFromBytes(("athlete " + who + number).getBytes(UTF_8));
            UUID caseId = UUID.randomUUID();
            unanswered +=
                    untilAccepted("/athletes", athleteId, athlete(athleteId)).tries();
            boolean flagged = number % 7 == 3;
            Map<String, Object> body = intake(caseId, athleteId, flagged);
            Accepted told = untilAccepted("/cases", caseId, body);
            unanswered += told.tries();
            accepted.incrementAndGet();
            intakes.add(new Intake(caseId, body, told.receipt(), flagged));
            peek(caseId);
            TimeUnit.MILLISECONDS.sleep(AN_INTAKE_TAKES_MILLIS);
        }
        return new Told(intakes, unanswered, List.of());
    }

    /**
     * What came of a request in the end.
     *
     * @param tries how often it was in vain
     */
    private record Accepted(JsonNode receipt, int tries) {}

    /** Asks intake-service under one id until it says yes. */
    private Accepted untilAccepted(String path, UUID id, Map<String, Object> body) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            Api.Answer answer = backline.api().postOnce(backline.services().intake(), path, id, Person.REYES, body);
            if (answer.isAccepted()) {
                return new Accepted(answer.body(), tries);
            }
            if (!answer.mayChange()) {
                throw new IllegalStateException("A sound request is refused: " + answer);
            }
            if (answer.status() >= 500 && answer.status() != 503) {
                defects.add(answer.toString());
            }
            TimeUnit.MILLISECONDS.sleep(BEFORE_ASKING_AGAIN_MILLIS);
        }
    }

    /** No answer is fine, a refusal is fine; only a record is not. */
    private void peek(UUID caseId) throws InterruptedException {
        if (backline.api()
                .get(backline.services().intake(), "/cases/" + caseId, Person.LINDQVIST)
                .isAccepted()) {
            leaks.incrementAndGet();
        }
    }

    private Told courses(String who) throws InterruptedException {
        List<ToldCase> courses = new ArrayList<>();
        for (int number = 0; !enough; number++) {
            ToldCase told = backline.begin(
                    Clinic.WEST,
                    30,
                    Athlete.woman(NAME + " " + who + " " + number, 21, "basketball"),
                    Complaint.of(BodyRegion.LUMBAR, LEFT)
                            .gradually(12)
                            .pain(4, 2, 6)
                            .worseWith(Provocation.STANDING));
            courses.add(told.examine(Examination.cleanScreen().weakGluteusMedius(LEFT))
                    .confirm(MuscularPattern.P1)
                    .assign());
            TimeUnit.MILLISECONDS.sleep(AN_INTAKE_TAKES_MILLIS);
        }
        return new Told(List.of(), 0, courses);
    }

    private static Map<String, Object> athlete(UUID athleteId) {
        return Map.of(
                "athleteId", athleteId,
                "name", NAME,
                "birthDate", "2004-02-29",
                "sex", "FEMALE",
                "sports", List.of("golf"),
                "clinicId", "west",
                "sickleCellTrait", "NEGATIVE");
    }

    private Map<String, Object> intake(UUID caseId, UUID athleteId, boolean flagged) {
        Complaint complaint = Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6);
        if (flagged) {
            complaint = complaint.flagged(RedFlag.CES_BLADDER);
        }
        Map<String, Object> body = new LinkedHashMap<>(complaint.body());
        body.putAll(Map.of(
                "caseId",
                caseId,
                "athleteId",
                athleteId,
                "clinicId",
                "west",
                "trainerId",
                Person.REYES.subject(),
                "occurredAt",
                backline.clock().instant().minusSeconds(60),
                "sport",
                "golf",
                "intakeSeconds",
                90,
                "note",
                "Faultcanary after practice"));
        return body;
    }

    @Override
    public void close() {
        enough = true;
        people.shutdownNow();
    }
}
