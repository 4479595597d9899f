package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out before the start which ports are taken, and by whom where the system tells. */
final class PortCheck {

    private static final String LISTENING = "0A";
    private static final int LONGEST_COMMAND = 100;

    private PortCheck() {}

    /** Refuses with one line for each port that is taken. */
    static void requireFree(List<Addresses.Claim> claims) {
        String taken = claims.stream()
                .filter(claim -> isTaken(claim.port()))
                .map(claim ->
                        "Port %d, which %s needs, is taken by %s.\n  End that program, or choose another port: %s=%d ./run"
                                .formatted(
                                        claim.port(),
                                        claim.who(),
                                        holder(claim.port()).orElse("another program"),
                                        claim.variable(),
                                        claim.port() < 55_000 ? claim.port() + 10_000 : claim.port() - 10_000))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new Refusal(Refusal.PORT_TAKEN, taken);
        }
    }

    static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(Addresses.HOST), port));
            return false;
        } catch (BindException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    /** The process that listens on a port; empty where there is no /proc or it keeps silent. */
    static Optional<String> holder(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9
                        && columns[1].endsWith(":%04X".formatted(port))
                        && columns[3].equals(LISTENING))
                .map(columns -> "socket:[" + columns[9] + "]")
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process.pid(), sockets))
                .findFirst()
                .map(PortCheck::describe);
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException gone) {
                    return false;
                }
            });
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String describe(ProcessHandle process) {
        String command = lines(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .collect(Collectors.joining(" "))
                .replace('\0', ' ')
                .strip();
        return command.isEmpty()
                ? "process " + process.pid()
                : "process %d (%s)"
                        .formatted(
                                process.pid(),
                                command.length() > LONGEST_COMMAND
                                        ? command.substring(0, LONGEST_COMMAND) + " ..."
                                        : command);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }
}
