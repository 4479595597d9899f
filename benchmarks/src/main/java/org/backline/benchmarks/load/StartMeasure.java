package org.backline.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code ./run} as people start it: from what is built to the first page, and what all of it holds in memory. */
final class StartMeasure {

    private static final List<String> PORTS = List.of(
            "DASHBOARD",
            "INTAKE",
            "ASSESSMENT",
            "PROGRAM",
            "REFERRAL",
            "SIGN_IN",
            "POSTGRESQL",
            "KAFKA",
            "KAFKA_CONTROLLER",
            "SMTP");

    private final Path checkout;

    StartMeasure(Path checkout) {
        this.checkout = checkout;
    }

    void take(Findings findings) throws IOException, InterruptedException {
        List<Integer> ports = Bench.freePorts(PORTS.size());
        Start first = start(ports, "--no-demo", "--fresh");
        first.await("AOT caches are made");
        stop(first);
        Start second = start(ports, "--no-demo");
        String status = output("status");
        stop(second);
        findings.add(
                "./run, first start on an empty database, to the first page",
                String.format(Locale.ROOT, "%.1f s", first.seconds),
                "reported");
        findings.add(
                "./run, every later start, to the first page",
                String.format(Locale.ROOT, "%.1f s", second.seconds),
                "aim 25 s");
        findings.add(
                "resident memory of all processes, idle",
                status.lines()
                        .filter(line -> line.startsWith("all "))
                        .map(line -> line.substring(4).strip())
                        .findFirst()
                        .orElse("not told by this system"),
                "aim 2 GB");
    }

    private Start start(List<Integer> ports, String... arguments) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process run = builder(ports, arguments).start();
        Start start = new Start(
                run, new BufferedReader(new java.io.InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8)));
        start.await("Ready: ");
        HttpResponse<String> page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.getFirst() + "/"))
                                // As a browser asks: anything else is not led to the sign-in.
                                .header("Accept", "text/html")
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() != 200) {
            throw new IllegalStateException("The first page answers " + page.statusCode());
        }
        start.seconds = (System.nanoTime() - begin) / 1e9;
        return start;
    }

    private void stop(Start start) throws IOException, InterruptedException {
        System.out.println(output("stop"));
        start.run.waitFor();
    }

    private String output(String command) throws IOException, InterruptedException {
        Process run = builder(List.of(), command).start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        run.waitFor();
        return output;
    }

    private ProcessBuilder builder(List<Integer> ports, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(checkout.resolve("run").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        for (int number = 0; number < ports.size(); number++) {
            environment.put(
                    "BACKLINE_" + PORTS.get(number) + "_PORT", ports.get(number).toString());
        }
        return builder;
    }

    /** A run that goes on, and what it says. */
    private static final class Start {

        private final Process run;
        private final BufferedReader says;
        private double seconds;

        Start(Process run, BufferedReader says) {
            this.run = run;
            this.says = says;
        }

        void await(String words) throws IOException {
            for (String line = says.readLine(); line != null; line = says.readLine()) {
                System.out.println("  ./run: " + line);
                if (line.contains(words)) {
                    return;
                }
            }
            throw new IllegalStateException("./run ended before it said: " + words);
        }
    }
}
