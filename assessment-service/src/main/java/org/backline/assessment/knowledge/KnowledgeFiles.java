package org.backline.assessment.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one version of the knowledge, as text. Each released version lies in a folder of its own and is kept for
 * ever, so that what was proposed on it can be reasoned out again.
 *
 * @param texts text of each file by its name
 */
public record KnowledgeFiles(Map<String, String> texts) {

    /** The names of the files, in the order in which they are read. */
    public static final List<String> NAMES = List.of(
            "red-flags.yaml", "tests.yaml", "sports.yaml", "rules.yaml", "screen.yaml", "patterns.yaml", "proms.yaml");

    private static final String ROOT = "/knowledge/";

    public KnowledgeFiles {
        texts = Map.copyOf(texts);
    }

    /**
     * A version that was released.
     *
     * @param version as in {@link Release}
     * @param hash SHA-256 of its content
     */
    public record Release(String version, String hash) {}

    /** The released versions, oldest first; the last is in force until another is activated. */
    public static List<Release> releases() {
        return resource(ROOT + "releases.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(parts -> new Release(parts[0], parts[1].strip()))
                .toList();
    }

    /**
     * The files of a released version.
     *
     * @throws KnowledgeFault when one is missing
     */
    public static KnowledgeFiles released(String version) {
        Map<String, String> texts = new LinkedHashMap<>();
        NAMES.forEach(name -> texts.put(name, resource(ROOT + version + "/" + name)));
        return new KnowledgeFiles(texts);
    }

    /** These files with others in place of those of the same name. */
    public KnowledgeFiles with(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(texts);
        all.putAll(others);
        return new KnowledgeFiles(all);
    }

    /** Names among these that are not files of a knowledge base. */
    public static Set<String> unknown(Set<String> names) {
        Set<String> unknown = new java.util.TreeSet<>(names);
        NAMES.forEach(unknown::remove);
        return unknown;
    }

    /**
     * The knowledge in these files.
     *
     * @throws KnowledgeFault at the first fault, with file, line and reason
     */
    public Knowledge read() {
        return new KnowledgeReader().read(texts);
    }

    static String resource(String path) {
        try (InputStream stream = KnowledgeFiles.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new KnowledgeFault(path, 1, "the file is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
