package org.backline.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import tools.jackson.databind.JsonNode;

/** A case while its story is told: each method is one thing that somebody does, sent to the service that is asked. */
final class ToldCase {

    private static final Duration BETWEEN_SESSIONS = Duration.ofHours(58);
    private static final int EXERCISES_A_SESSION = 6;

    private final Api api;
    private final DemoServices services;
    private final SeededIds ids;
    private final String name;
    private final Clinic clinic;
    private final Instant seenAt;
    private final Instant now;
    private final UUID caseId;
    private final UUID athleteId;
    private final UUID referralId;
    private Person trainer;
    private int acts;
    private int sessions;

    ToldCase(Api api, DemoServices services, SeededIds ids, Story story, Instant now) {
        this.api = api;
        this.services = services;
        this.ids = ids;
        this.name = story.athlete().name();
        this.clinic = story.clinic();
        this.trainer = story.trainer();
        this.now = now;
        this.seenAt = now.minus(Duration.ofHours(story.hoursAgo()));
        this.caseId = ids.of(seenAt, name + "/case");
        this.athleteId = ids.of(seenAt, name + "/athlete");
        this.referralId = ids.of(seenAt, name + "/referral");
    }

    UUID caseId() {
        return caseId;
    }

    UUID athleteId() {
        return athleteId;
    }

    UUID referralId() {
        return referralId;
    }

    /** Registers the athlete and records the intake, with which everything begins. */
    JsonNode begin(Athlete athlete, Complaint complaint) throws InterruptedException {
        api.post(
                services.intake(),
                "/athletes",
                athleteId,
                trainer,
                athlete.body(
                        athleteId,
                        clinic,
                        now.atOffset(java.time.ZoneOffset.UTC).toLocalDate()));
        Map<String, Object> intake = new LinkedHashMap<>();
        intake.put("caseId", caseId);
        intake.put("athleteId", athleteId);
        intake.put("clinicId", clinic.id());
        intake.put("trainerId", trainer.subject());
        intake.put("occurredAt", seenAt);
        intake.put("sport", athlete.sport());
        intake.putAll(complaint.body());
        intake.put("intakeSeconds", 58 + Math.floorMod(name.hashCode(), 60));
        return api.post(services.intake(), "/cases", caseId, trainer, intake);
    }

    // The trainer examines and decides.

    ToldCase examine(Examination examination) throws InterruptedException {
        UUID entryId = nextId();
        return assessment("/findings", entryId, Map.of("entryId", entryId, "findings", examination.findings()));
    }

    /** Confirms a cause on the side on which the rules propose it. */
    ToldCase confirm(MuscularPattern... patterns) throws InterruptedException {
        List<Map<String, Object>> causes = new ArrayList<>();
        for (MuscularPattern pattern : patterns) {
            String side = api.await(
                    services.assessment(),
                    "/assessments/" + caseId + "/proposal",
                    trainer,
                    proposal -> side(proposal, pattern));
            causes.add(Map.of("pattern", pattern, "side", side));
        }
        return assessment("/muscular-cause", nextId(), Map.of("causes", causes));
    }

    /** Asks for a cause once and takes the answer. */
    Api.Answer tryToConfirm(MuscularPattern pattern, Side side) throws InterruptedException {
        return api.postOnce(
                services.assessment(),
                "/assessments/" + caseId + "/muscular-cause",
                nextId(),
                trainer,
                Map.of("causes", List.of(Map.of("pattern", pattern, "side", side))));
    }

    /** Confirms what the rules do not propose, and says why. */
    ToldCase overrule(MuscularPattern pattern, Side side, OverrideReason reason) throws InterruptedException {
        return assessment(
                "/muscular-cause",
                nextId(),
                Map.of(
                        "causes",
                        List.of(Map.of("pattern", pattern, "side", side)),
                        "override",
                        Map.of("reason", reason)));
    }

    ToldCase refer(CauseCategory category, Urgency urgency, ReferralQuestion question, Diagnostic... suggested)
            throws InterruptedException {
        return assessment(
                "/referral",
                referralId,
                Map.of(
                        "referralId", referralId,
                        "category", category,
                        "urgency", urgency,
                        "question", question,
                        "suggestedDiagnostics", List.of(suggested)));
    }

    // The program.

    ToldCase awaitDraft() throws InterruptedException {
        exercises();
        return this;
    }

    ToldCase assign() throws InterruptedException {
        awaitDraft();
        return program("/assignment", nextId(), Map.of("safetyNetGiven", true));
    }

    /** Logs sessions from the day after the intake on; the pain before each changes evenly from one to another. */
    ToldCase train(int count, int painAtFirst, int painAtLast) throws InterruptedException {
        List<String> exercises = exercises();
        List<String> done = exercises.subList(0, Math.min(EXERCISES_A_SESSION, exercises.size()));
        for (int session = 0; session < count; session++) {
            int pain = painAtFirst + Math.round((painAtLast - painAtFirst) * session / (float) Math.max(1, count - 1));
            UUID sessionId = nextId();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("sessionId", sessionId);
            body.put("exercisesDone", done);
            body.put("painBefore", pain);
            body.put("painDuring", Math.min(10, pain + 1));
            body.put("painNextMorning", Math.max(0, pain - 1));
            body.put("effort", 4 + session % 4);
            body.put("occurredAt", nextSessionTime());
            program("/sessions", sessionId, body);
        }
        return this;
    }

    /** Nothing was measured for the return gate in the demo, so the trainer says why the program is over all the same. */
    ToldCase complete() throws InterruptedException {
        return program("/completion", nextId(), Map.of("override", OverrideReason.CLINICAL_JUDGEMENT));
    }

    ToldCase hold(HoldReason reason) throws InterruptedException {
        return program("/hold", nextId(), Map.of("reason", reason));
    }

    ToldCase resume() throws InterruptedException {
        return program("/resumption", nextId(), Map.of());
    }

    // The referral. A physician acts on the one that was requested last.

    /** Finds the referral that the intake asked for by itself. */
    ToldReferral atTheDoor() throws InterruptedException {
        String found = api.await(
                services.referral(), "/referrals?limit=100&clinicId=" + clinic.id(), clinic.physician(), list -> {
                    for (JsonNode referral : list) {
                        if (referral.path("caseId").asString("").equals(caseId.toString())) {
                            return Optional.of(referral.path("referralId").asString());
                        }
                    }
                    return Optional.empty();
                });
        return new ToldReferral(UUID.fromString(found));
    }

    /** The referral that the trainer asked for. */
    ToldReferral asked() {
        return new ToldReferral(referralId);
    }

    /** The case's own side of things at intake. */
    ToldCase limit(Participation participation, Restriction... restrictions) throws InterruptedException {
        return intake("/participation", Map.of("participation", participation, "restrictions", List.of(restrictions)));
    }

    ToldCase offerTo(Clinic other) throws InterruptedException {
        return intake("/transfer", Map.of("toTrainerId", other.trainer().subject(), "toClinicId", other.id()));
    }

    /** The other trainer takes the case and goes on with it. */
    ToldCase takenBy(Clinic other) throws InterruptedException {
        trainer = other.trainer();
        return intake("/transfer/acceptance", Map.of());
    }

    ToldCase close(CaseOutcome outcome) throws InterruptedException {
        return intake("/closure", Map.of("outcome", outcome));
    }

    ToldCase reopen(ReopeningReason reason) throws InterruptedException {
        return intake("/reopening", Map.of("reason", reason));
    }

    /** One referral of the case. */
    final class ToldReferral {

        private final UUID id;

        private ToldReferral(UUID id) {
            this.id = id;
        }

        UUID id() {
            return id;
        }

        ToldReferral acknowledge() throws InterruptedException {
            return send("/acknowledgement", clinic.physician(), Map.of());
        }

        ToldReferral accept() throws InterruptedException {
            return send("/acceptance", clinic.physician(), Map.of());
        }

        ToldReferral decline(DeclineReason reason) throws InterruptedException {
            return send("/decline", clinic.physician(), Map.of("reason", reason));
        }

        /** An appointment so many hours from now; before now when negative. */
        ToldReferral schedule(int hoursFromNow) throws InterruptedException {
            return send("/appointment", trainer, Map.of("startsAt", now.plus(Duration.ofHours(hoursFromNow))));
        }

        ToldReferral report(Report report) throws InterruptedException {
            return send("/report", clinic.physician(), report.body());
        }

        ToldReferral review() throws InterruptedException {
            return send("/review", trainer, Map.of());
        }

        ToldCase reconcile(ReconciliationChoice choice, Participation participation, Restriction... restrictions)
                throws InterruptedException {
            send(
                    "/reconciliation",
                    trainer,
                    Map.of("choice", choice, "participation", participation, "restrictions", List.of(restrictions)));
            return ToldCase.this;
        }

        private ToldReferral send(String act, Person as, Map<String, ?> body) throws InterruptedException {
            api.post(services.referral(), "/referrals/" + id + act, nextId(), as, body);
            return this;
        }
    }

    private ToldCase intake(String act, Map<String, ?> body) throws InterruptedException {
        api.post(services.intake(), "/cases/" + caseId + act, nextId(), trainer, body);
        return this;
    }

    private ToldCase assessment(String act, UUID key, Map<String, ?> body) throws InterruptedException {
        api.post(services.assessment(), "/assessments/" + caseId + act, key, trainer, body);
        return this;
    }

    private ToldCase program(String act, UUID key, Map<String, ?> body) throws InterruptedException {
        api.post(services.program(), "/programs/" + caseId + act, key, trainer, body);
        return this;
    }

    private List<String> exercises() throws InterruptedException {
        return api.await(services.program(), "/programs/" + caseId, trainer, program -> {
            List<String> exercises = new ArrayList<>();
            program.path("exercises")
                    .forEach(one -> exercises.add(one.path("exercise").asString()));
            return exercises.isEmpty() ? Optional.empty() : Optional.of(exercises);
        });
    }

    private static Optional<String> side(JsonNode proposal, MuscularPattern pattern) {
        for (JsonNode found : proposal.path("patterns")) {
            if (found.path("pattern").asString("").equals(pattern.name())) {
                return Optional.of(found.path("side").asString());
            }
        }
        return Optional.empty();
    }

    /** Sessions fill the time between the intake and now, and never run ahead of it. */
    private Instant nextSessionTime() {
        Instant planned = seenAt.plus(Duration.ofHours(26)).plus(BETWEEN_SESSIONS.multipliedBy(sessions));
        sessions++;
        Instant latest = now.minus(Duration.ofHours(1));
        return planned.isBefore(latest) ? planned : latest;
    }

    private UUID nextId() {
        acts++;
        return ids.of(seenAt, name + "/act-" + acts);
    }
}
