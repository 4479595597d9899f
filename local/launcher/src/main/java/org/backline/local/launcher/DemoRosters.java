package org.backline.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Whom each clinic may ask where Backline is tried out: {@code demo/rosters.yaml}. */
final class DemoRosters {

    static final String FILE = "/demo/rosters.yaml";

    private DemoRosters() {}

    /** Puts the file where the service that asks physicians can read it. */
    static void copy(Path to) {
        try (InputStream yaml = Objects.requireNonNull(DemoRosters.class.getResourceAsStream(FILE), FILE)) {
            Files.copy(yaml, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the demo rosters to " + to, e);
        }
    }
}
