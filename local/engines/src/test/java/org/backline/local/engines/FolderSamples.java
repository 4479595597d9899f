package org.backline.local.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Data folders, and ways to damage them. */
final class FolderSamples {

    private FolderSamples() {}

    /** A copy in an empty folder, so that it may be damaged and the original be kept for the next test. */
    static void copy(Path original, Path emptyFolder) throws IOException {
        List<Path> parentsFirst;
        try (Stream<Path> paths = Files.walk(original)) {
            parentsFirst = paths.skip(1).toList();
        }
        for (Path path : parentsFirst) {
            Files.copy(path, emptyFolder.resolve(original.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** What the engine says after the thing was done to its folder. */
    record Damage(String whatItSays, Deed deed) {

        static Damage gone(String whatItSays, String file) {
            return new Damage(whatItSays, folder -> DataFolder.delete(folder.resolve(file)));
        }

        static Damage overwritten(String whatItSays, String file, String text) {
            return new Damage(whatItSays, folder -> Files.writeString(folder.resolve(file), text));
        }

        void doneTo(Path folder) throws IOException {
            deed.damage(folder);
        }

        @Override
        public String toString() {
            return whatItSays;
        }
    }

    /** Spoils something in a folder. */
    @FunctionalInterface
    interface Deed {
        void damage(Path folder) throws IOException;
    }
}
