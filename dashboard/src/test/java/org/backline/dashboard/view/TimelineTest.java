package org.backline.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.backline.dashboard.web.casepage.Sentences;
import org.backline.dashboard.web.frame.Words;
import org.backline.events.PublishedEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestDashboard
class TimelineTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApplicationContext asked;

    @Autowired
    private Sentences sentences;

    @Autowired
    private Words words;

    private List<TimelineEntry> everything(int number) {
        CaseSamples anybody = CaseSamples.aRower(number);
        new Delivery(context).handle(CaseSamples.everything(number));
        return new Asking(asked)
                .list(new FindTimeline(anybody.caseId), TimelineEntry.class)
                .block();
    }

    @TestFactory
    Stream<DynamicTest> saysEveryPublishedEvent() {
        List<TimelineEntry> timeline = everything(6_001);
        return Arrays.stream(PublishedEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .map(type -> dynamicTest(type, () -> {
                    assertThat(words.has("timeline", type)).as("a title").isTrue();
                    assertThat(words.has("kind", type)).as("a kind").isTrue();
                    assertThat(timeline)
                            .filteredOn(entry -> entry.type().equals(type))
                            .isNotEmpty()
                            .allSatisfy(entry -> assertThat(sentences.sentence(entry))
                                    .doesNotContain("{")
                                    .doesNotContainPattern("[A-Z]{2,}_[A-Z]+"));
                }));
    }

    @Test
    void saysWhoDidItAndWhen() {
        assertThat(everything(6_002)).last().satisfies(intake -> {
            assertThat(intake.type()).isEqualTo("IntakeRecorded");
            assertThat(intake.actor()).isEqualTo("trainer.okafor");
            assertThat(intake.role()).isEqualTo("ATHLETIC_TRAINER");
            assertThat(intake.recordedAt()).isAfter(intake.occurredAt());
            assertThat(sentences.sentence(intake)).isEqualTo("Intake recorded: pain 6 · worst 8 · Lumbar left");
        });
    }

    @Test
    void keepsNoFreeTextAndNoIdentity() {
        assertThat(everything(6_003))
                .allSatisfy(
                        entry -> assertThat(entry.facts()).doesNotContainKeys("note", "name", "noteId", "athleteId"));
    }
}
