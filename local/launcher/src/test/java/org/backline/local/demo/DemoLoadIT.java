package org.backline.local.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.local.demo.Views.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(EndToEnd.class)
class DemoLoadIT {

    @Test
    void fillsEveryStageAndCanBeRepeatedWithoutDoublingAnything(Running backline) throws Exception {
        backline.loadDemo();
        Map<String, Long> heads = backline.views().awaitQuiet();

        List<JsonNode> cases = backline.views().cases();
        assertThat(cases.size()).isGreaterThanOrEqualTo(DemoCaseload.stories().size());
        assertThat(cases.stream().collect(groupingBy(row -> text(row, "clinicId"))))
                .containsKeys("north", "south", "west");
        assertThat(values(cases, "stage"))
                .containsExactlyInAnyOrder(
                        "NEW", "ASSESSING", "IN_PROGRAM", "WITH_PHYSICIAN", "READY_TO_CLOSE", "CLOSED");
        assertThat(values(cases, "nextAction"))
                .contains(
                        "RECORD_FINDINGS",
                        "COMPLETE_SCREEN",
                        "CONFIRM_CAUSE",
                        "REFER",
                        "AWAIT_PHYSICIAN",
                        "REVIEW_ANSWER",
                        "RECONCILE",
                        "ASSIGN_PROGRAM",
                        "LOG_SESSION",
                        "RESUME_PROGRAM",
                        "CLOSE_CASE",
                        "NOTHING");
        assertThat(values(backline.views().referrals(), "status"))
                .contains(
                        "DELIVERED",
                        "ACKNOWLEDGED",
                        "ACCEPTED",
                        "SCHEDULED",
                        "DECLINED",
                        "REPORTED",
                        "REVIEWED",
                        "RECONCILED",
                        "CLOSED");

        forgetThatItEnded(backline.demoMark());
        backline.loadDemoAgain();

        assertThat(backline.views().awaitQuiet())
                .as("events stored by each service")
                .isEqualTo(heads);
        backline.views().verify();
    }

    private static void forgetThatItEnded(Path mark) throws Exception {
        Files.write(mark, Files.readAllLines(mark).subList(0, 1));
    }

    private static Set<String> values(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> text(row, field)).collect(toSet());
    }
}
