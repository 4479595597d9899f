package org.backline.local.demo;

import static org.backline.local.demo.Views.text;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.backline.codes.AthleteNumber;
import org.backline.local.demo.EndToEnd.Running;
import tools.jackson.databind.JsonNode;

/**
 * A page with somebody who may see it.
 *
 * @param name of its pictures
 */
record EveryPage(String name, String username, Where where) {

    /** Every page there is, with the demo caseload in it. A page that is added belongs here. */
    static Stream<EveryPage> all() {
        return Stream.of(
                new EveryPage("board", "trainer.bell", at("/board")),
                new EveryPage("board-list", "trainer.bell", at("/board?view=list")),
                new EveryPage("athletes", "trainer.bell", at("/athletes")),
                new EveryPage("athlete", "trainer.bell", ofAthlete("/athletes/", id -> id)),
                new EveryPage("athletes-import", "trainer.bell", at("/athletes/import")),
                new EveryPage("intake", "trainer.okafor", at("/cases/new")),
                new EveryPage("case-new", "trainer.bell", ofCase("NEW", "RECORD_FINDINGS", "")),
                new EveryPage("assessment", "trainer.bell", ofCase("ASSESSING", "CONFIRM_CAUSE", "")),
                new EveryPage("program", "trainer.bell", ofCase("IN_PROGRAM", "LOG_SESSION", "")),
                new EveryPage("program-draft", "trainer.bell", ofCase("IN_PROGRAM", "ASSIGN_PROGRAM", "?tab=program")),
                new EveryPage("plan", "trainer.bell", ofCase("IN_PROGRAM", "LOG_SESSION", "/plan")),
                new EveryPage("sheet", "trainer.bell", ofCase("IN_PROGRAM", "LOG_SESSION", "/program/sheet")),
                new EveryPage("exercises", "trainer.bell", at("/exercises?phase=1")),
                new EveryPage("outcomes", "trainer.bell", at("/outcomes")),
                new EveryPage("referral", "trainer.bell", ofCase("WITH_PHYSICIAN", "REVIEW_ANSWER", "")),
                new EveryPage("referral-waiting", "trainer.bell", ofCase("WITH_PHYSICIAN", "AWAIT_PHYSICIAN", "")),
                new EveryPage("case-closed", "trainer.bell", ofCase("CLOSED", "NOTHING", "")),
                new EveryPage("inbox", "physician.adeyemi", at("/physician")),
                new EveryPage("inbox-all", "physician.adeyemi", at("/physician?clinic=all&answered=true")),
                new EveryPage("packet", "physician.adeyemi", ofReferral("ACCEPTED")),
                new EveryPage("packet-unseen", "physician.adeyemi", ofReferral("DELIVERED", "REDIRECTED")),
                new EveryPage("packet-answered", "physician.adeyemi", ofReferral("REPORTED")),
                new EveryPage("participation", "coach.brandt", at("/participation")),
                new EveryPage("privacy", "privacy.nakamura", at("/privacy")),
                new EveryPage(
                        "privacy-record", "privacy.nakamura", ofAthlete("/privacy/record?athlete=", AthleteNumber::of)),
                new EveryPage("department", "admin.castellano", at("/department")),
                new EveryPage("figures", "trainer.bell", at("/figures")),
                new EveryPage("figures-withheld", "admin.castellano", at("/figures")),
                new EveryPage("figures-cases", "trainer.bell", at("/figures/cases?stage=NEW")),
                new EveryPage("knowledge", "physician.adeyemi", at("/knowledge")),
                new EveryPage("settings", "trainer.bell", at("/settings")),
                new EveryPage("settings-of-the-department", "admin.castellano", at("/settings")),
                new EveryPage("emergency", "trainer.okafor", at("/emergency")),
                new EveryPage("signed-out", "trainer.okafor", at("/signed-out?why=idle")));
    }

    /** Its path in this run. */
    String in(Running backline) throws InterruptedException {
        return where.in(backline);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Where at(String path) {
        return backline -> path;
    }

    /** The athlete of some case. */
    private static Where ofAthlete(String path, Function<UUID, Object> called) {
        return backline -> path
                + called.apply(UUID.fromString(first(backline.views().cases().stream(), "athleteId", row -> true)));
    }

    /** A case that stands there; {@code tab} is what follows its address. */
    private static Where ofCase(String stage, String nextAction, String tab) {
        return backline -> "/cases/"
                + first(
                        backline.views().cases().stream(),
                        "caseId",
                        row -> text(row, "stage").equals(stage)
                                && text(row, "nextAction").equals(nextAction))
                + tab;
    }

    private static Where ofReferral(String... statuses) {
        return backline -> "/physician/referrals/"
                + first(
                        backline.views().referrals().stream(),
                        "referralId",
                        row -> List.of(statuses).contains(text(row, "status")));
    }

    private static String first(Stream<JsonNode> rows, String field, Predicate<JsonNode> wanted) {
        return rows.filter(wanted)
                .map(row -> text(row, field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The demo caseload has none such"));
    }

    /** Finds the page in a run. */
    @FunctionalInterface
    interface Where {
        String in(Running backline) throws InterruptedException;
    }
}
