package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.backline.codes.Side.LEFT;

import java.net.URI;
import java.time.Duration;
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
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Participation;
import org.backline.codes.Provocation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.local.demo.EndToEnd.Running;
import tools.jackson.databind.JsonNode;

/**
 * People who work while things go wrong, and write down what they were told. Who gets no answer asks again under the same
 * id, as a browser does; a stranger of another clinic tries all the while to read what is not theirs.
 */
final class FaultLoad implements AutoCloseable {

    /** A name nobody has: it must turn up nowhere. */
    static final String NAME = "Wilhelmina Faultcanary";

    /** What is written of everybody who is forgotten, in each service that takes notes. */
    private static final String NOTE = "Faultcanary after practice";

    private static final int RECORDERS = 3;

    /** Between two intakes of one person: many people at work, and yet room for processes to start beside them. */
    private static final long AN_INTAKE_TAKES_MILLIS = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Running backline;
    private final Api api;
    private final ExecutorService people =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final List<Future<List<Intake>>> recorders = new ArrayList<>();
    private final Future<List<ToldCase>> treating;
    private final Future<List<ToldCase>> asking;
    private final AtomicInteger leaks = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    /**
     * What the people of one load were told.
     *
     * @param intakes every intake that was accepted in the end
     * @param unanswered requests without an answer, or with one that says nothing about whether it was done
     * @param courses cases that went on to an assigned program
     * @param loops cases with a program about which a physician was asked, who answered; which were closed then, and whose
     *     athlete was erased
     */
    record Told(List<Intake> intakes, int unanswered, List<ToldCase> courses, List<ToldCase> loops) {}

    /** An intake with the receipt it got first. */
    record Intake(UUID caseId, Map<String, Object> body, JsonNode receipt, boolean flagged) {}

    FaultLoad(Running backline, long seed) {
        this.backline = backline;
        this.api = new Listening(backline.tokens());
        for (int number = 0; number < RECORDERS; number++) {
            int recorder = number;
            recorders.add(people.submit(() -> record("%d/%d".formatted(seed, recorder))));
        }
        treating = people.submit(() -> cases("course " + seed, this::course));
        asking = people.submit(() -> cases("loop " + seed, this::loop));
    }

    /** Lets everybody finish what they have begun, and collects what they know. */
    Told finish() throws InterruptedException, ExecutionException {
        enough = true;
        List<Intake> intakes = new ArrayList<>();
        for (Future<List<Intake>> recorder : recorders) {
            intakes.addAll(recorder.get());
        }
        List<ToldCase> courses = treating.get();
        List<ToldCase> loops = asking.get();
        return new Told(intakes, unanswered.get(), courses, loops);
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

    private List<Intake> record(String who) throws InterruptedException {
        List<Intake> intakes = new ArrayList<>();
        for (int number = 0; !enough; number++) {
            UUID athleteId = UUID.nameUUIDFromBytes(("athlete " + who + number).getBytes(UTF_8));
            UUID caseId = UUID.randomUUID();
            api.post(backline.services().intake(), "/athletes", athleteId, Person.REYES, athlete(athleteId));
            boolean flagged = number % 7 == 3;
            Map<String, Object> body = intake(caseId, athleteId, flagged);
            JsonNode receipt = api.post(backline.services().intake(), "/cases", caseId, Person.REYES, body);
            accepted.incrementAndGet();
            intakes.add(new Intake(caseId, body, receipt, flagged));
            peek(caseId);
            TimeUnit.MILLISECONDS.sleep(AN_INTAKE_TAKES_MILLIS);
        }
        return intakes;
    }

    /** No answer is fine, a refusal is fine; only a record is not. */
    private void peek(UUID caseId) throws InterruptedException {
        if (backline.api()
                .get(backline.services().intake(), "/cases/" + caseId, Person.LINDQVIST)
                .isAccepted()) {
            leaks.incrementAndGet();
        }
    }

    private interface Treatment {
        void of(ToldCase told) throws InterruptedException;
    }

    private List<ToldCase> cases(String who, Treatment treatment) throws InterruptedException {
        List<ToldCase> cases = new ArrayList<>();
        for (int number = 0; !enough; number++) {
            Athlete athlete = Athlete.woman(NAME + " " + who + " " + number, 21, "basketball");
            Complaint complaint = Complaint.of(BodyRegion.LUMBAR, LEFT)
                    .gradually(12)
                    .pain(4, 2, 6)
                    .worseWith(Provocation.STANDING)
                    .noted(NOTE);
            ToldCase told = backline.told(api, Clinic.WEST, 30, athlete, complaint);
            told.begin(athlete, complaint);
            treatment.of(told);
            cases.add(told);
            TimeUnit.MILLISECONDS.sleep(AN_INTAKE_TAKES_MILLIS);
        }
        return cases;
    }

    private void course(ToldCase told) throws InterruptedException {
        told.examine(Examination.cleanScreen().weakGluteusMedius(LEFT))
                .confirm(MuscularPattern.P1)
                .assign();
    }

    /** Nobody waits until a step has reached the others: who must know of it says so, and is asked again. */
    private void loop(ToldCase told) throws InterruptedException {
        write(told);
        course(told);
        told.train(1, 4, 4)
                .refer(CauseCategory.UNDETERMINED, Urgency.ROUTINE, ReferralQuestion.MANAGEMENT_ADVICE)
                .asked()
                .acknowledge()
                .accept()
                .report(Report.of("M54.59", CauseCategory.MUSCULAR).noting(NOTE))
                .review()
                .reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.FULL)
                .complete()
                .close(CaseOutcome.RESOLVED);
        erase(told);
    }

    private void write(ToldCase told) throws InterruptedException {
        UUID entryId = UUID.randomUUID();
        api.post(
                backline.services().assessment(),
                "/assessments/" + told.caseId() + "/findings",
                entryId,
                Person.REYES,
                Map.of("entryId", entryId, "findings", Examination.cleanScreen().findings(), "note", NOTE));
    }

    private void erase(ToldCase told) throws InterruptedException {
        api.post(
                backline.services().intake(),
                "/athletes/" + told.athleteId() + "/erasure",
                UUID.randomUUID(),
                Person.NAKAMURA,
                Map.of("reason", "ATHLETE_REQUEST", "authority", "PRIVACY_LAW"));
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
                NOTE));
        return body;
    }

    @Override
    public void close() {
        enough = true;
        people.shutdownNow();
        api.close();
    }

    /** Writes down what is answered as it must not be, and what is not answered. */
    private final class Listening extends Api {

        private Listening(Tokens tokens) {
            super(tokens, PATIENCE, ANSWER);
        }

        @Override
        Answer postOnce(URI service, String path, UUID key, Person as, Map<String, ?> body)
                throws InterruptedException {
            return noted("POST " + path, super.postOnce(service, path, key, as, body));
        }

        @Override
        Answer get(URI service, String path, Person as) throws InterruptedException {
            return noted("GET " + path, super.get(service, path, as));
        }

        private Answer noted(String what, Answer answer) {
            if (answer.saysNothing()) {
                unanswered.incrementAndGet();
            }
            if (answer.status() >= 500 && answer.status() != 503) {
                defects.add(what + ": " + answer);
            }
            return answer;
        }
    }
}
