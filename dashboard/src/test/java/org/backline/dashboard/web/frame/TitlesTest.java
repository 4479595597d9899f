package org.backline.dashboard.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What helps somebody is never a title alone: on a phone and by keyboard nobody sees one. */
class TitlesTest {

    /** Words that explain: a grade, a mark, a reason, a source. */
    private static final Pattern HELP =
            Pattern.compile("\\btitle=\"[^\"]*(?:'grade'|'mark'|why|source|\\.rule\\b)[^\"]*\"");

    @ParameterizedTest
    @MethodSource("org.backline.dashboard.web.frame.BareTextTest#templates")
    void noTemplateHidesHelpInATitle(Path template) throws IOException {
        List<String> hidden = HELP.matcher(Files.readString(template, UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(hidden).isEmpty();
    }
}
