package org.backline.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one engine: held by one process at a time, its parts made as a whole or not at all. */
final class DataFolder implements AutoCloseable {

    private final String engine;
    private final Path path;
    private final FileChannel heldFile;

    private DataFolder(String engine, Path path, FileChannel heldFile) {
        this.engine = engine;
        this.path = path;
        this.heldFile = heldFile;
    }

    /** Creates the folder where it is missing; the operating system lets go of it even when this process is killed. */
    static DataFolder hold(String engine, Path folder) {
        try {
            Files.createDirectories(folder);
            Path path = folder.toRealPath();
            FileChannel file =
                    FileChannel.open(path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new DataFolderInUse(engine, path);
            }
            return new DataFolder(engine, path, file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot write to its data folder %s".formatted(engine, folder), e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Fills a part that does not exist yet; one that was interrupted half-way is thrown away and made again. */
    Path create(String name, Filling filling) {
        Path part = path.resolve(name);
        if (Files.exists(part)) {
            return part;
        }
        Path draft = path.resolve(name + ".unfinished");
        try {
            delete(draft);
            Files.createDirectory(draft);
            filling.fill(draft);
            return Files.move(draft, part, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot create %s".formatted(engine, part), e);
        }
    }

    DamagedDataFolder damaged(String damage) {
        return new DamagedDataFolder(engine, path, damage, null);
    }

    DamagedDataFolder damaged(String damage, Throwable cause) {
        return new DamagedDataFolder(engine, path, damage, cause);
    }

    @Override
    public void close() {
        try {
            heldFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot let go of its data folder %s".formatted(engine, path), e);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> childrenFirst;
        try (Stream<Path> paths = Files.walk(tree)) {
            childrenFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : childrenFirst) {
            Files.delete(path);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Writes a new part into an empty folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path emptyFolder) throws IOException;
    }
}
