package org.backline.intake;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own in memory, for an engine whose disk gets full. */
record SmallDisk(Path folder) {

    /**
     * A new one, empty; without the rights to make one the test is skipped.
     *
     * @param size as {@code mount} has it, such as {@code 64m}
     */
    static SmallDisk mount(String size) {
        try {
            Path folder = Files.createTempDirectory("backline-test-small-disk-");
            Assumptions.assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                    "A file system can be mounted by root alone");
            return new SmallDisk(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Path filling() {
        return folder.resolve("filling");
    }

    /** Takes all the space there is. */
    void fill() throws IOException {
        try (FileChannel file = FileChannel.open(filling(), CREATE, APPEND)) {
            for (int size = 1 << 20; size >= 512; ) {
                try {
                    file.write(ByteBuffer.allocate(size));
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void empty() throws IOException {
        Files.deleteIfExists(filling());
    }

    /** Drops it; nobody may have a file of it open. */
    void unmount() throws IOException {
        empty();
        run("umount", folder.toString());
        Files.deleteIfExists(folder);
    }
}
