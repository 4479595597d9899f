package org.backline.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.Instrument;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.events.PublishedEvent;

/** Tells the story of a case as published events, one sentence after the other, each a while after the last. */
public final class CaseSamples extends ReferralTelling<CaseSamples> {

    /** An event and when and by whom it was recorded. */
    public record Told(PublishedEvent event, String eventId, Instant recordedAt, String actor) {}

    /** Above the numbers that tests give by hand. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

    private CaseSamples(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        super(number, opened, clinic, trainer, sport, age, sex, regions);
    }

    @Override
    CaseSamples self() {
        return this;
    }

    /** A number no other case of this run has: tests share a database, and ids are made of the number. */
    public static int nextNumber() {
        return NUMBERS.incrementAndGet();
    }

    /** A rower of 20 with pain in the left of the lower back, seen in clinic north. */
    public static CaseSamples aRower(int number) {
        return anAthlete(
                number, Instant.parse("2026-11-02T09:00:00Z"), "north", "trainer.okafor", "rowing", 20, Sex.FEMALE);
    }

    public static CaseSamples anAthlete(
            int number, Instant opened, String clinic, String trainer, String sport, int age, Sex sex) {
        return new CaseSamples(
                number, opened, clinic, trainer, sport, age, sex, new PainSite(BodyRegion.LUMBAR, Side.LEFT));
    }

    public static CaseSamples anAthlete(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        return new CaseSamples(number, opened, clinic, trainer, sport, age, sex, regions);
    }

    /** A case in which everything happens that can. */
    public static List<Told> everything(int number) {
        return aRower(number)
                .opened(6)
                .takesPart(Participation.LIMITED, Restriction.NO_IMPACT)
                .painCorrected(7)
                .examined()
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .causeConfirmed()
                .drafted()
                .assigned()
                .revised()
                .trained(5, 4)
                .reviewed(Instrument.ODI, 18)
                .openedInAnEmergency()
                .notMuscular(Urgency.ROUTINE)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .held()
                .delivered()
                .stalled(ReferralStage.ACKNOWLEDGEMENT, 1)
                .redirected()
                .seen()
                .accepted()
                .interrupted()
                .askedAgain(ReopenedFrom.INTERRUPTED)
                .scheduled()
                .missed()
                .scheduled()
                .attended()
                .studiesOrdered(Diagnostic.MRI)
                .resultsIn(Diagnostic.MRI, true)
                .advised()
                .cancelled()
                .askedAgain(ReopenedFrom.CANCELLED)
                .answered(null)
                .read()
                .reconciled(ReconciliationChoice.RESUME_PROGRAM, null)
                .resultsIn(Diagnostic.MRI, true)
                .loopClosed()
                .resumed()
                .trained(3, 2)
                .movedTo("south", "trainer.weiss")
                .passedAllGates()
                .completed()
                .closed(CaseOutcome.RESOLVED)
                .reopened()
                .declined()
                .stopped(StopReason.CAUSE_REVISED)
                .erased()
                .told();
    }
}
