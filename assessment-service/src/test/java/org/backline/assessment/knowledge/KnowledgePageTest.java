package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backline.codes.ClinicalTest;
import org.backline.codes.RedFlag;
import org.junit.jupiter.api.Test;

/** The readable page of the knowledge; {@code -Dknowledge.page.write=true} writes it anew. */
class KnowledgePageTest {

    private static final Path PAGE = Path.of("../docs/knowledge.md");

    @Test
    void theCommittedPageIsMadeFromTheseFiles() throws IOException {
        String page = KnowledgePage.render(CaseSamples.KNOWLEDGE);
        if (Boolean.getBoolean("knowledge.page.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/knowledge.md is out of date: run this test with -Dknowledge.page.write=true")
                .isEqualTo(page);
    }

    @Test
    void everyFlagAndEveryTestIsOnThePage() {
        String page = KnowledgePage.render(CaseSamples.KNOWLEDGE);
        for (RedFlag flag : RedFlag.values()) {
            assertThat(page).contains("| " + flag + " |");
        }
        for (ClinicalTest test : ClinicalTest.values()) {
            assertThat(page).contains("| " + test + " |");
        }
    }
}
