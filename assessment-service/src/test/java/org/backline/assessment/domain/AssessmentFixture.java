package org.backline.assessment.domain;

import static org.backline.assessment.domain.AssessmentSamples.*;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;

/** History in, command, events out, with the knowledge of this release. */
abstract class AssessmentFixture {
    AggregateTestFixture<Assessment> fixture;

    @BeforeEach
    void reasonWithTheKnowledgeOfThisRelease() {
        fixture = new AggregateTestFixture<>(Assessment.class);
        fixture.registerInjectableResource(PROPOSING);
    }

    ResultValidator<Assessment> after(List<AssessmentEvent> history, AssessmentCommand command) {
        return fixture.given(new ArrayList<Object>(history)).when(command);
    }

    List<AssessmentEvent> stored() {
        return fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .map(message -> (AssessmentEvent) message.getPayload())
                .toList();
    }

    AssessmentEvent.Proposed proposedAfter(List<AssessmentEvent> history, AssessmentCommand command) {
        after(history, command).expectSuccessfulHandlerExecution();
        return fold(stored()).latestProposal();
    }
}
