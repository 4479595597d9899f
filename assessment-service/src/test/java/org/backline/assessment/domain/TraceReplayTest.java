package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentSamples.*;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.CanonicalJson;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stored inputs on the stored version of the knowledge give the stored trace again, byte for byte. */
class TraceReplayTest {

    private static final KnowledgeFiles RELEASED =
            KnowledgeFiles.released(KnowledgeFiles.releases().getLast().version());

    /** A later version, under which fever no longer sends anybody to a physician. */
    private static final Knowledge LATER = RELEASED.with(Map.of(
                    "rules.yaml",
                    RELEASED.texts()
                            .get("rules.yaml")
                            .replace("version: \"" + KNOWLEDGE.stamp().version() + "\"", "version: later"),
                    "red-flags.yaml",
                    RELEASED.texts()
                            .get("red-flags.yaml")
                            .replaceFirst("(?s)(id: FEVER.*?alone: )URGENT", "$1ROUTINE")))
            .read();

    static Stream<AssessmentEvent.Proposed> proposals() {
        return Stream.concat(histories().values().stream(), detours().stream())
                .flatMap(List::stream)
                .filter(AssessmentEvent.Proposed.class::isInstance)
                .map(AssessmentEvent.Proposed.class::cast)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("proposals")
    void comesOutTheSame(AssessmentEvent.Proposed stored) {
        Knowledge ofItsDay = KnowledgeFiles.releases().stream()
                .filter(release -> release.hash().equals(stored.knowledgeHash()))
                .findFirst()
                .map(Knowledge::load)
                .orElseThrow();
        assertThat(Trace.of(stored).again(new Reasoner(ofItsDay)).json()).isEqualTo(stored.trace());
    }

    @Test
    void alsoAfterTheKnowledgeHasChanged() {
        Reasoner[] inForce = {new Reasoner(KNOWLEDGE)};
        Proposing proposing = new Proposing(() -> inForce[0]);
        AssessmentState state = fold(List.of(opened(anIntakeWith(org.backline.codes.RedFlag.FEVER))));
        AssessmentEvent.Proposed before = proposing.propose(state, NOTE, DAY_2);
        inForce[0] = new Reasoner(LATER);
        AssessmentEvent.Proposed after = proposing.propose(state, NOTE, DAY_2);

        assertThat(before.disposition()).isEqualTo(Disposition.URGENT);
        assertThat(after.disposition()).isEqualTo(Disposition.ROUTINE);
        assertThat(after.knowledgeVersion()).isEqualTo("later");
        assertThat(Trace.of(before).again(new Reasoner(KNOWLEDGE)).json()).isEqualTo(before.trace());
        assertThat(Trace.of(after).again(new Reasoner(LATER)).json()).isEqualTo(after.trace());
        assertThat(Trace.of(before).again(new Reasoner(LATER)).json()).isNotEqualTo(before.trace());
    }

    @Test
    void isCompactAndStillSaysOfEveryRuleWhatItLacked() {
        AssessmentEvent.Proposed stored = fold(histories().get("SCREENED")).latestProposal();
        Trace trace = Trace.of(stored);
        assertThat(stored.trace().length()).isLessThan(14_000);
        assertThat(trace.evaluation().notFired())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.lacked()).isNotEmpty());
        assertThat(trace.evaluation()).isEqualTo(new Reasoner(KNOWLEDGE).evaluate(trace.inputs()));
    }

    @Test
    void oneThatWasStoredUnpackedIsReadToo() {
        Trace trace = Trace.of(fold(histories().get("SCREENED")).latestProposal());
        assertThat(Trace.read(CanonicalJson.write(trace))).isEqualTo(trace);
    }
}
