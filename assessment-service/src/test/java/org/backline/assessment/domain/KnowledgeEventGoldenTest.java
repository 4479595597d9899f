package org.backline.assessment.domain;

import static org.backline.assessment.domain.KnowledgeBaseTest.NOW;
import static org.backline.assessment.domain.KnowledgeBaseTest.REHEARSAL;
import static org.backline.assessment.domain.KnowledgeBaseTest.activated;
import static org.backline.assessment.domain.KnowledgeBaseTest.submitted;

import java.util.List;
import org.backline.support.testing.GoldenEvents;

class KnowledgeEventGoldenTest extends GoldenEvents {

    KnowledgeEventGoldenTest() {
        super(
                KnowledgeEvent.class,
                List.of(
                        submitted(),
                        new KnowledgeEvent.RehearsalRequested(
                                KnowledgeVersions.ID, REHEARSAL, "next", "0f0e", "0a0b", NOW),
                        KnowledgeBaseTest.rehearsed("next", "0f0e", "0a0b"),
                        new KnowledgeEvent.VersionActivated(
                                KnowledgeVersions.ID,
                                REHEARSAL,
                                "next",
                                "0f0e",
                                "0a0b",
                                activated().signedOffBy(),
                                NOW)));
    }
}
