package org.backline.benchmarks.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.backline.local.launcher.AotCaches;
import org.backline.local.launcher.Screen;
import org.backline.local.launcher.Service;

/**
 * From kill -9 of a process to full function: it is started again at once, and an emergency that is entered meanwhile is
 * in every service, proposed for, referred, and on the board.
 */
final class RecoveryMeasure implements Measure {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private interface Fault {
        void happen() throws Exception;
    }

    @Override
    public void take(Bench bench) throws Exception {
        new AotCaches(bench.backline(), new Screen(System.out)).make();
        add(bench, "nothing (how long the case takes by itself)", seconds(bench, () -> {}));
        for (Service service : Service.withDatabase()) {
            // Once with the cache to come to rest on it, then the one that counts.
            for (int time = 0; time < 2; time++) {
                double seconds = seconds(bench, () -> {
                    bench.backline().process(service).kill();
                    bench.backline().restart(EnumSet.of(service));
                });
                if (time == 1) {
                    add(bench, service.module(), seconds);
                }
            }
        }
        add(bench, "Kafka", seconds(bench, () -> {
            bench.backline().engines().kill();
            bench.backline().restartEngines();
        }));
        add(bench, "PostgreSQL", seconds(bench, () -> {
            ProcessHandle server = bench.backline().postgreSql().orElseThrow();
            List<ProcessHandle> children = server.children().toList();
            server.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }));
    }

    private static void add(Bench bench, String process, double seconds) {
        bench.findings()
                .add(
                        "kill -9 of " + process + ", to full function",
                        String.format(Locale.ROOT, "%.1f s", seconds),
                        "at most 5 s");
    }

    private static double seconds(Bench bench, Fault fault) throws Exception {
        bench.awaitQuiet();
        UUID caseId = UUID.randomUUID();
        long begin = System.nanoTime();
        fault.happen();
        Bench.await("intake " + caseId, PATIENCE, () -> {
            bench.trainers().recordEmergency(caseId);
            return true;
        });
        Bench.await("case " + caseId + " everywhere", PATIENCE, () -> isEverywhere(bench, caseId));
        return (System.nanoTime() - begin) / 1e9;
    }

    private static boolean isEverywhere(Bench bench, UUID caseId) throws SQLException {
        String chain =
                "select count(*) from domain_event_entry where chain = '" + caseId + "' and payload_type like '%";
        return bench.count(
                                Service.DASHBOARD,
                                "select count(*) from board where proposed_at is not null and case_id = '" + caseId
                                        + "'")
                        == 1
                && bench.count(Service.PROGRAM, chain + "IntakeRecorded'") == 1
                && bench.count(Service.REFERRAL, chain + "ReferralEvent$Opened'") == 1
                && bench.count(
                                Service.DASHBOARD,
                                "select count(*) from physician_inbox where requested_at is not null and case_id = '"
                                        + caseId + "'")
                        == 1;
    }
}
