package org.backline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks of the rules and writes {@code engine.md}: medians, and each as a ratio to the baseline. */
public final class EngineMeasurement {

    private EngineMeasurement() {}

    /** Measures; the one argument is the folder to write to. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Collection<RunResult> runs = new Runner(new OptionsBuilder()
                        .include(EvaluationBenchmark.class.getSimpleName())
                        .jvmArgsAppend("-Xmx768m")
                        .build())
                .run();
        List<Result<?>> results = runs.stream()
                .<Result<?>>map(RunResult::getPrimaryResult)
                .sorted(Comparator.comparing(Result::getLabel))
                .toList();
        double baseline = results.stream()
                .filter(result -> result.getLabel().equals("baseline"))
                .findFirst()
                .orElseThrow()
                .getStatistics()
                .getPercentile(50);
        StringBuilder page = new StringBuilder("# The rules\n\n");
        page.append("Java ").append(Runtime.version()).append(", ");
        page.append(Runtime.getRuntime().availableProcessors()).append(" processors. Microseconds.\n\n");
        page.append("| what | median | p99 | median / baseline | aim |\n| --- | ---: | ---: | ---: | --- |\n");
        for (Result<?> result : results) {
            Statistics all = result.getStatistics();
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.3f | %s |%n",
                    result.getLabel(),
                    all.getPercentile(50),
                    all.getPercentile(99),
                    all.getPercentile(50) / baseline,
                    aim(result.getLabel())));
        }
        Files.writeString(Path.of(arguments[0], "engine.md"), page);
    }

    private static String aim(String label) {
        return switch (label) {
            case "evaluation", "evaluationAndStoredTrace" -> "median at most 200";
            case "counterfactuals" -> "at most 50 000";
            default -> "SHA-256 of 64 KiB";
        };
    }
}
