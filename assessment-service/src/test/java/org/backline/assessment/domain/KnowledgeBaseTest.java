package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.codes.Role;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a version of the knowledge comes into force. */
class KnowledgeBaseTest {

    static final UUID REHEARSAL = UUID.fromString("0198b000-0000-7000-8000-0000000000e1");
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final String RELEASED = KnowledgeFiles.releases().getLast().version();
    static final String RELEASED_HASH = KnowledgeFiles.releases().getLast().hash();
    static final Map<String, String> FILES = Map.of("rules.yaml", "version: next");

    private AggregateTestFixture<KnowledgeBase> fixture;

    @BeforeEach
    void theKnowledgeOfTheRelease() {
        fixture = new AggregateTestFixture<>(KnowledgeBase.class);
    }

    static KnowledgeEvent.CandidateSubmitted submitted() {
        return new KnowledgeEvent.CandidateSubmitted(KnowledgeVersions.ID, "next", "0f0e", FILES, NOW);
    }

    static KnowledgeEvent.CandidateRehearsed rehearsed(String version, String hash, String against) {
        return new KnowledgeEvent.CandidateRehearsed(
                KnowledgeVersions.ID, REHEARSAL, version, hash, against, 100, 3, NOW);
    }

    static KnowledgeEvent.VersionActivated activated() {
        return new KnowledgeEvent.VersionActivated(
                KnowledgeVersions.ID, REHEARSAL, "next", "0f0e", RELEASED_HASH, "physician.adeyemi", NOW);
    }

    private static KnowledgeCommand.Submit submit(String version, String hash) {
        return new KnowledgeCommand.Submit(KnowledgeVersions.ID, version, hash, FILES, NOW);
    }

    private static KnowledgeCommand.Activate activate(String version) {
        return new KnowledgeCommand.Activate(KnowledgeVersions.ID, version, "physician.adeyemi", NOW);
    }

    private TestExecutor<KnowledgeBase> given(KnowledgeEvent... history) {
        return history.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(List.of(history));
    }

    @Test
    void keepsAVersionOnce() {
        given().when(submit("next", "0f0e")).expectEvents(submitted());
        given(submitted()).when(submit("next", "0f0e")).expectNoEvents();
    }

    @Test
    void refusesAVersionThatIsKnownWithOtherContent() {
        given(submitted())
                .when(submit("next", "0f0f"))
                .expectException(RuleViolation.class)
                .expectExceptionMessage("Version next is known with other content; a change is a new version")
                .expectNoEvents();
        given().when(submit(RELEASED, "0f0f")).expectException(RuleViolation.class);
        given().when(submit(RELEASED, RELEASED_HASH)).expectNoEvents();
    }

    @Test
    void aRehearsalIsAgainstTheVersionInForce() {
        var rehearse = new KnowledgeCommand.Rehearse(KnowledgeVersions.ID, "next", REHEARSAL, NOW);
        given(submitted())
                .when(rehearse)
                .expectEvents(new KnowledgeEvent.RehearsalRequested(
                        KnowledgeVersions.ID, REHEARSAL, "next", "0f0e", RELEASED_HASH, NOW));
        given().when(rehearse)
                .expectException(RuleViolation.class)
                .expectExceptionMessage(startsWith("Version next is not known"));
    }

    @Test
    void notesARehearsalOnce() {
        var note = new KnowledgeCommand.NoteRehearsal(
                KnowledgeVersions.ID, REHEARSAL, "next", "0f0e", RELEASED_HASH, 100, 3, NOW);
        var done = rehearsed("next", "0f0e", RELEASED_HASH);
        given(submitted()).when(note).expectEvents(done);
        given(submitted(), done).when(note).expectNoEvents();
    }

    @Test
    void comesIntoForceOnceAPersonSignsForARehearsedVersion() {
        given(submitted(), rehearsed("next", "0f0e", RELEASED_HASH))
                .when(activate("next"))
                .expectEvents(activated());
        given(submitted(), rehearsed("next", "0f0e", RELEASED_HASH), activated())
                .when(activate("next"))
                .expectNoEvents();
    }

    @Test
    void isNotSignedForBeforeItWasRehearsedAgainstWhatIsInForce() {
        String rule = "Version next comes into force after it was rehearsed on past cases against version " + RELEASED;
        given(submitted())
                .when(activate("next"))
                .expectException(RuleViolation.class)
                .expectExceptionMessage(rule)
                .expectNoEvents();
        given(submitted(), rehearsed("next", "0f0e", "another"))
                .when(activate("next"))
                .expectExceptionMessage(rule);
        given(submitted(), rehearsed("next", "another", RELEASED_HASH))
                .when(activate("next"))
                .expectExceptionMessage(rule);
    }

    @Test
    void theVersionBeforeCanComeBackAfterARehearsalOfItsOwn() {
        given(submitted(), rehearsed("next", "0f0e", RELEASED_HASH), activated())
                .when(activate(RELEASED))
                .expectException(RuleViolation.class);
        given(
                        submitted(),
                        rehearsed("next", "0f0e", RELEASED_HASH),
                        activated(),
                        rehearsed(RELEASED, RELEASED_HASH, "0f0e"))
                .when(activate(RELEASED))
                .expectEvents(new KnowledgeEvent.VersionActivated(
                        KnowledgeVersions.ID, REHEARSAL, RELEASED, RELEASED_HASH, "0f0e", "physician.adeyemi", NOW));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyAPersonSigns(Role role) {
        var result = given(submitted(), rehearsed("next", "0f0e", RELEASED_HASH))
                .when(activate("next"), Map.of("role", role.name()));
        if (role == Role.SERVICE) {
            result.expectException(RuleViolation.class)
                    .expectExceptionMessage("A version comes into force when a person signs for it");
        } else {
            result.expectEvents(activated());
        }
    }

    @Test
    void theVersionsStandAsTheirEventsLeaveThem() {
        KnowledgeVersions versions = KnowledgeVersions.RELEASED.on(submitted());
        assertThat(versions.inForce()).isEqualTo(RELEASED);
        assertThat(versions.version("next").orElseThrow().read().texts()).isEqualTo(FILES);
        assertThat(versions.on(activated()).current().hash()).isEqualTo("0f0e");
        assertThat(versions.on(activated()).all()).containsKey(RELEASED);
    }
}
