package org.backline.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a JVM is called here: the same JDK as the launcher's, little memory, and where it helps an AOT cache. */
final class Jvm {

    /** Whoever measures what the processes can do in the long run sets it to {@code all}. */
    private static final String COMPILERS = "backline.launcher.compilers";

    /** An AOT cache serves only the flags it was made with. */
    private static final List<String> FLAGS = Stream.concat(
                    Stream.of(
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TrimNativeHeapInterval=5000",
                            "-XX:+ExitOnOutOfMemoryError",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow"),
                    compilers())
            .toList();

    private Jvm() {}

    /** Six processes that start at once on one machine wait for each other's second compiler. */
    private static Stream<String> compilers() {
        return System.getProperty(COMPILERS, "").equals("all") ? Stream.empty() : Stream.of("-XX:TieredStopAtLevel=1");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What an AOT cache depends on besides the program. */
    static String signature() {
        return Runtime.version() + " " + System.getProperty("os.arch") + " " + FLAGS;
    }

    /** The command that runs a program, with further flags first. */
    static List<String> run(Program program, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-jar", program.jar().toString()));
        return command;
    }

    /** The command that runs another main class from a class path, with further flags first. */
    static List<String> run(String classPath, List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }
}
