package org.backline.benchmarks.load;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.backline.local.launcher.Service;

/** The same command on cases that have lived for different lengths. */
final class LengthMeasure implements Measure {

    private static final int COMMANDS = 60;
    private static final int WARM = 200;

    @Override
    public void take(Bench bench) throws Exception {
        URI assessment = bench.of(Service.ASSESSMENT);
        double atTen = 0;
        UUID warm = bench.trainers().record();
        age(bench, warm, WARM);
        for (int events : new int[] {10, 100, 1_000}) {
            UUID caseId = bench.trainers().record();
            age(bench, caseId, events);
            bench.awaitQuiet();
            double[] millis = new double[COMMANDS];
            for (int number = 0; number < millis.length; number++) {
                long begin = System.nanoTime();
                bench.trainers().enterFindings(assessment, caseId, number);
                millis[number] = (System.nanoTime() - begin) / 1e6;
            }
            Arrays.sort(millis);
            double median = Sorted.at(millis, 0.5);
            if (atTen == 0) {
                atTen = median;
            }
            bench.findings()
                    .add(
                            "one findings command on a case with " + events + " events",
                            String.format(Locale.ROOT, "p50 %.1f ms", median),
                            String.format(Locale.ROOT, "p50 %.1f ms at 10", atTen),
                            median / atTen,
                            "at most 1.3");
        }
        bench.awaitQuiet();
    }

    /** Enters findings until a case has so many events in assessment-service. */
    static void age(Bench bench, UUID caseId, int events) throws Exception {
        URI assessment = bench.of(Service.ASSESSMENT);
        bench.trainers().enterFirstFindings(assessment, caseId);
        String stored = "select count(*) from domain_event_entry where aggregate_identifier = '" + caseId + "'";
        for (long has = bench.count(Service.ASSESSMENT, stored);
                has < events;
                has = bench.count(Service.ASSESSMENT, stored)) {
            // An entry leaves one event or more behind: never more are entered than are missing.
            for (long missing = (events - has + 1) / 2; missing > 0; missing--) {
                bench.trainers().enterFindings(assessment, caseId, missing);
            }
        }
    }
}
