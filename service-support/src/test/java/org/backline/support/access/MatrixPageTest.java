package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation says what the matrix says. With {@code -Dmatrix.page.write=true} the page is written anew. */
class MatrixPageTest {

    private static final Path PAGE = Path.of("../docs/access-matrix.md");

    @Test
    void thePageIsTheMatrix() throws IOException {
        String page = MatrixPage.of(AccessMatrix.load());
        if (Boolean.getBoolean("matrix.page.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }
}
