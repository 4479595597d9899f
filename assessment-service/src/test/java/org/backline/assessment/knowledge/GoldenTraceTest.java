package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backline.assessment.knowledge.WorkedCases.WorkedCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole traces of a few worked cases, kept as files. A change of knowledge or reasoning shows as a difference here;
 * {@code -Dknowledge.golden.write=true} writes the files anew. The hash of the knowledge is left out of them.
 */
class GoldenTraceTest {

    private static final Path FOLDER = Path.of("src/test/resources/knowledge/golden");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fever and a racing heart",
                "sciatica with a weak great toe",
                "gymnast of sixteen, extension pain for four weeks",
                "slump not done",
                "P1 left, twenty percent weaker and drops",
                "P2 right, hamstrings let go once the hip flexors are stretched",
                "P8 right, four of five, does not centralise"
            })
    void traceIsAsRecorded(String name) throws IOException {
        WorkedCase worked = WorkedCases.read().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Evaluation evaluation = CaseSamples.evaluate(worked.request());
        String trace = CanonicalJson.write(evaluation)
                .replace(evaluation.knowledge().hash(), "(hash)")
                .replace(evaluation.knowledge().version(), "(version)");
        JsonMapper mapper = JsonMapper.builder().build();
        String file = name.replaceAll("[^A-Za-z0-9]+", "-") + ".json";
        if (Boolean.getBoolean("knowledge.golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(file),
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(trace)) + "\n");
        }
        JsonNode golden = mapper.readTree(Files.readString(FOLDER.resolve(file)));
        assertThat(mapper.readTree(trace)).isEqualTo(golden);
    }
}
