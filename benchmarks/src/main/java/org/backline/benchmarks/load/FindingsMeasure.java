package org.backline.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.backline.local.launcher.Service;

/** Results of clinical tests, entered on cases that have fifty events before it begins. */
final class FindingsMeasure implements Measure {

    private static final int TRAINERS = 8;

    /** So many that none grows far beyond fifty events while it is measured. */
    private static final int CASES = 160;

    private static final int EVENTS = 50;

    @Override
    public void take(Bench bench) throws Exception {
        List<UUID> cases = new ArrayList<>();
        for (int number = 0; number < CASES; number++) {
            cases.add(bench.trainers().record());
        }
        Crowd.each(TRAINERS, cases, caseId -> LengthMeasure.age(bench, caseId, EVENTS));
        Crowd.Result raw = bench.baselines().insertAndCommit(TRAINERS, Duration.ofSeconds(2), Bench.MEASURED);
        Crowd.Result ours = Crowd.ask(
                TRAINERS,
                Duration.ofSeconds(2),
                Bench.MEASURED,
                (asker, number) -> bench.trainers()
                        .enterFindings(bench.of(Service.ASSESSMENT), cases.get((int) (number % CASES)), number));
        bench.findings()
                .add(
                        "findings on cases with 50 events and more, 8 clients, against one insert and commit",
                        Findings.rate(ours),
                        Findings.rate(raw),
                        ours.perSecond() / raw.perSecond(),
                        "0.12, goal 0.25");
        bench.awaitQuiet();
    }
}
