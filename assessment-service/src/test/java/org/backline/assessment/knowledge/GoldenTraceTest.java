package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.WorkedCases.WorkedCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole traces of a few worked cases under every released version, kept as files. A change of knowledge or reasoning
 * shows as a difference here; {@code -Dknowledge.golden.write=true} writes the files of the latest version anew. Those
 * of an older one are never written again: what it once proposed must come out the same for ever.
 */
class GoldenTraceTest {

    private static final Path FOLDER = Path.of("src/test/resources/knowledge/golden");
    private static final List<String> NAMES = List.of(
            "fever and a racing heart",
            "sciatica with a weak great toe",
            "gymnast of sixteen, extension pain for four weeks",
            "slump not done",
            "P1 left, twenty percent weaker and drops",
            "P2 right, hamstrings let go once the hip flexors are stretched",
            "P8 right, four of five, does not centralise");

    static Stream<Arguments> tracesOfEveryRelease() {
        return KnowledgeFiles.releases().stream()
                .flatMap(release -> NAMES.stream().map(name -> Arguments.of(release, name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tracesOfEveryRelease")
    void traceIsAsRecorded(KnowledgeFiles.Release release, String name) throws IOException {
        WorkedCase worked = WorkedCases.read().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Evaluation evaluation = new Reasoner(Knowledge.load(release)).evaluate(CaseFacts.of(worked.request()));
        String trace = CanonicalJson.write(evaluation)
                .replace(evaluation.knowledge().hash(), "(hash)")
                .replace(evaluation.knowledge().version(), "(version)");
        JsonMapper mapper = JsonMapper.builder().build();
        Path file = FOLDER.resolve(release.version()).resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".json");
        boolean latest = release.equals(KnowledgeFiles.releases().getLast());
        if (latest && Boolean.getBoolean("knowledge.golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(trace)) + "\n");
        }
        JsonNode golden = mapper.readTree(Files.readString(file));
        assertThat(mapper.readTree(trace)).isEqualTo(golden);
    }
}
