package org.backline.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.local.launcher.Service.ASSESSMENT;
import static org.backline.local.launcher.Service.DASHBOARD;
import static org.backline.local.launcher.Service.INTAKE;
import static org.backline.local.launcher.Service.PROGRAM;
import static org.backline.local.launcher.Service.REFERRAL;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.backline.local.demo.CaseEventTopic.Published;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.demo.FaultLoad.Told;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Services are killed at exactly those points between which a crash differs, while people work; then everything they were
 * told must be so, and only once. An ordinary build kills at each point once, {@code mvn -Pfaults verify} each service at
 * each of its points.
 */
@Tag("faults")
@ExtendWith(EndToEnd.class)
class KilledAtPointsIT {

    @Test
    void whereverAServiceIsKilledNothingIsLostAndNothingHappensTwice(Running backline) throws Exception {
        Told told;
        try (FaultLoad load = new FaultLoad(backline, 0)) {
            for (KillPoint point : KillPoint.values()) {
                for (Service service : servicesAt(point)) {
                    kill(backline, service, point);
                }
            }
            told = load.finish();
            assertThat(load.defects())
                    .as("answers other than 503 while something was away")
                    .isEmpty();
        }
        var invariants = new FaultInvariants(backline);
        invariants.holdFor(told);
        invariants.holdInTheEnd();
    }

    /** Those that come to a point while people record intakes, treat, ask a physician, who answers, and erase. */
    private static List<Service> servicesAt(KillPoint point) {
        List<Service> all = switch (point) {
            case REQUEST_READ, EVENTS_COMMITTED -> List.of(INTAKE, ASSESSMENT, PROGRAM, REFERRAL);
            case EVENTS_WRITTEN -> List.of(ASSESSMENT, INTAKE, PROGRAM, REFERRAL);
            case RECORDS_SENT -> List.of(ASSESSMENT, INTAKE, PROGRAM, REFERRAL);
            case EVENTS_TAKEN_IN -> List.of(DASHBOARD, INTAKE, ASSESSMENT, PROGRAM, REFERRAL);
            case EVENTS_TAKEN_IN_COMMITTED -> List.of(REFERRAL, INTAKE, ASSESSMENT, PROGRAM, DASHBOARD);
            case POLICY_DECIDED -> List.of(PROGRAM, ASSESSMENT, REFERRAL, INTAKE);
            case NOTES_REMOVED -> List.of(REFERRAL, ASSESSMENT, INTAKE);
            case VIEW_WRITTEN -> List.of(INTAKE, ASSESSMENT, PROGRAM, REFERRAL, DASHBOARD);
        };
        boolean few = Integer.getInteger("backline.faults.schedules", FaultSchedule.FEW) <= FaultSchedule.FEW;
        return few ? all.subList(0, 1) : all;
    }

    private static void kill(Running backline, Service service, KillPoint point) throws Exception {
        try (Stop stop = Stop.at(backline.databaseOf(service), point)) {
            List<Integer> waiting = stop.awaitSomebody();
            while (point == KillPoint.RECORDS_SENT && !hasSentMoreThanItKnows(backline, service)) {
                stop.letOneThrough();
                waiting = stop.awaitSomebody();
            }
            int before = stop.committed();
            if (point.isDone()) {
                FaultMaker.signal(
                        "STOP", List.of(backline.backline().process(service).pid()));
                stop.letThrough(waiting);
            }
            backline.backline().process(service).kill();
            stop.undo();
            if (point.isDone()) {
                assertThat(stop.committed()).as("rows at " + point).isGreaterThan(before);
            } else {
                assertThat(stop.committed()).as("rows at " + point).isEqualTo(before);
            }
        }
        backline.backline().restart(EnumSet.of(service));
        System.out.printf("killed %s: %s%n", service.module(), point);
    }

    /** Whether there are records of events behind the place that the service has noted. */
    private static boolean hasSentMoreThanItKnows(Running backline, Service service) throws SQLException {
        Set<String> onTopic = CaseEventTopic.read(backline.kafka()).stream()
                .map(Published::eventId)
                .collect(toSet());
        List<String> behind = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(backline.databaseOf(service), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select event_identifier from domain_event_entry"
                        + " where aggregate_identifier not like 'event:%' and global_index > (select"
                        + " max((convert_from(token, 'utf8')::json ->> 'index')::bigint)"
                        + " from token_entry where processor_name = 'outbox')")) {
            while (rows.next()) {
                behind.add(rows.getString(1));
            }
        }
        return behind.stream().anyMatch(onTopic::contains);
    }
}
