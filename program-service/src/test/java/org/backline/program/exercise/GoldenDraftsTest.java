package org.backline.program.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.exercise.ExerciseSamples.DRAFTER;
import static org.backline.program.exercise.ExerciseSamples.LIBRARY;
import static org.backline.program.exercise.ExerciseSamples.cause;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.Contraindication;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole drafts in files that a trainer can read; a change of the library shows here as a change of programs. */
class GoldenDraftsTest {

    static final Map<String, DraftRequest> DRAFTS = new LinkedHashMap<>();

    static {
        var weakGlute = cause(MuscularPattern.P1, Side.LEFT);
        var tightFlexors = cause(MuscularPattern.P2, Side.BILATERAL);
        DRAFTS.put("P1", DraftRequest.first(List.of(weakGlute), List.of(), false));
        DRAFTS.put("P2", DraftRequest.first(List.of(tightFlexors), List.of(), true));
        DRAFTS.put("P2-flexors-released", DraftRequest.first(List.of(tightFlexors), List.of(), false));
        DRAFTS.put("P1-and-P2", DraftRequest.first(List.of(weakGlute, tightFlexors), List.of(), true));
        DRAFTS.put("P1-extension-provoked", DraftRequest.first(List.of(weakGlute), List.of(Contraindication.X), false));
        DRAFTS.put("P1-bone-suspected", DraftRequest.first(List.of(weakGlute), List.of(Contraindication.B), false));
        for (int number = 3; number <= 10; number++) {
            var pattern = MuscularPattern.valueOf("P" + number);
            DRAFTS.put(pattern.name(), DraftRequest.first(List.of(cause(pattern, Side.RIGHT)), List.of(), false));
        }
    }

    static Iterable<String> drafts() {
        return DRAFTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void isDraftedAsItsGoldenFileSays(String draft) throws Exception {
        var request = DRAFTS.get(draft);

        assertThat(DraftText.of(LIBRARY, request, DRAFTER.draft(request))).isEqualTo(golden(draft));
    }

    private static String golden(String draft) throws Exception {
        String file = "/golden/drafts/" + draft + ".txt";
        try (InputStream in = GoldenDraftsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        }
    }
}
