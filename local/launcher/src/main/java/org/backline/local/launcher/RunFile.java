package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which processes belong to this checkout. The lock beside it says whether a launcher still looks after them: the
 * operating system lets go of it even when the launcher is killed.
 */
final class RunFile implements AutoCloseable {

    static final String LAUNCHER = "launcher";

    private final Path folder;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable FileChannel lock;

    RunFile(Path folder) {
        this.folder = folder;
    }

    /**
     * Becomes the one launcher of this checkout.
     *
     * @return false when another one runs
     */
    synchronized boolean hold() {
        try {
            Files.createDirectories(folder);
            FileChannel file =
                    FileChannel.open(folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLockedByUs(file)) {
                file.close();
                return false;
            }
            lock = file;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    /** The launcher that looks after this checkout, if one runs. */
    Optional<Entry> launcher() {
        return read().stream()
                .filter(entry ->
                        entry.name().equals(LAUNCHER) && entry.process().isPresent())
                .findFirst();
    }

    /** What the file says, as the last launcher wrote it. */
    List<Entry> read() {
        try {
            return Files.readAllLines(folder.resolve("run.pids")).stream()
                    .map(Entry::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder.resolve("run.pids"), e);
        }
    }

    /** Writes down a process, in the place of an earlier one of the same name. */
    synchronized void add(String name, ProcessHandle process, String address) {
        entries.put(name, Entry.of(name, process, address));
        write();
    }

    synchronized void remove(String name) {
        entries.remove(name);
        write();
    }

    private void write() {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve("run.pids.unfinished");
            Files.write(draft, entries.values().stream().map(Entry::line).toList());
            Files.move(draft, folder.resolve("run.pids"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    @Override
    public synchronized void close() {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of " + folder.resolve("run.lock"), e);
        }
        lock = null;
    }

    private static boolean isLockedByUs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * A process: its number alone would not do, because numbers are given out again.
     *
     * @param startedAt milliseconds since 1970, 0 when the system does not tell
     * @param address where it answers; empty when it does not
     */
    record Entry(String name, long pid, long startedAt, String address) {

        static Entry of(String name, ProcessHandle process, String address) {
            return new Entry(name, process.pid(), startOf(process), address);
        }

        /** The process, if it still runs. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(process -> process.isAlive() && startOf(process) == startedAt);
        }

        private static long startOf(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }

        private String line() {
            return name + " " + pid + " " + startedAt + " " + address;
        }

        private static Optional<Entry> parse(String line) {
            String[] words = line.split(" ", -1);
            return words.length == 4 && (words[1] + words[2]).matches("[0-9]{2,38}")
                    ? Optional.of(new Entry(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]))
                    : Optional.empty();
        }
    }

    static String names(List<Entry> entries) {
        return entries.stream().map(Entry::name).collect(Collectors.joining(", "));
    }
}
