package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Classes of one program as the JVM keeps them ready, loaded and linked. Made for one class path on one JDK with its flags:
 * the name says which, so a cache for anything else is never picked up.
 */
final class AotCache {

    private static final String SUFFIX = ".aot";
    private static final String UNFINISHED = ".unfinished";

    private final Path file;
    private final String name;

    private AotCache(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * The cache of a program in a folder, be it there or not.
     *
     * @param classPath what the program is run from
     * @param fingerprint of what is in it
     */
    static AotCache of(String name, String classPath, String fingerprint, Path folder) {
        var signature = new CRC32();
        signature.update((Jvm.signature() + classPath).getBytes(StandardCharsets.UTF_8));
        String jvm = HexFormat.of().toHexDigits((int) signature.getValue());
        return new AotCache(folder.resolve(name + "-" + fingerprint + "-" + jvm + SUFFIX), name);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** The flags with which the program uses the cache: none until there is one. */
    List<String> flags() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** The flags with which a process of the program leaves the cache when it ends. */
    List<String> trainingFlags() {
        prepare();
        return List.of("-XX:AOTCacheOutput=" + draft(), "-Xlog:aot=error");
    }

    /** Makes the folder, and drops what a training left that was broken off. */
    private void prepare() {
        try {
            Files.createDirectories(file.getParent());
            deleteOthers(draft -> draft.contains(UNFINISHED));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + file.getParent(), e);
        }
    }

    /** Puts what the training left in its place, and drops the caches of earlier builds. */
    boolean adopt() {
        if (!Files.exists(draft())) {
            return false;
        }
        try {
            deleteOthers(other -> !other.equals(draft().getFileName().toString()));
            Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + file, e);
        }
    }

    private void deleteOthers(Predicate<String> unwanted) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(file.getParent())) {
            old = files.filter(other -> other.getFileName().toString().startsWith(name + "-"))
                    .filter(other -> unwanted.test(other.getFileName().toString()))
                    .toList();
        }
        for (Path other : old) {
            Files.delete(other);
        }
    }

    private Path draft() {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }
}
