package org.backline.benchmarks.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.backline.local.launcher.Backline;
import org.backline.local.launcher.Home;
import org.backline.local.launcher.Screen;

/**
 * Starts everything, measures, and writes what it found. Run by {@code ./bench}; {@code -Dbench.only=intake,replay} takes
 * some groups and leaves the others' figures as they are.
 */
public final class ServiceBench {

    /** Takes an hour, so that only who asks for it gets it. */
    private static final String SOAK = "soak";

    /** In the order in which they are taken: what kills processes or fills the database comes last. */
    private static final Map<String, Measure> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("intake", new IntakeMeasure());
        GROUPS.put("findings", new FindingsMeasure());
        GROUPS.put("length", new LengthMeasure());
        GROUPS.put("fhir", new FhirMeasure());
        GROUPS.put("visibility", new VisibilityMeasure());
        GROUPS.put("dashboards", new DashboardsMeasure());
        GROUPS.put("replay", new ReplayMeasure());
        GROUPS.put("overload", new OverloadMeasure());
        GROUPS.put("queries", new QueriesMeasure());
        GROUPS.put(SOAK, new SoakMeasure());
        GROUPS.put("recovery", new RecoveryMeasure());
    }

    /** Runs no process of the bench, but {@code ./run} itself. */
    private static final String START = "start";

    private ServiceBench() {}

    /** Arguments: the checkout, and the folder for the results. */
    public static void main(String[] arguments) throws Exception {
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        Set<String> chosen = chosen();
        Findings findings = Findings.in(Path.of(arguments[1]));
        if (chosen.remove(START)) {
            findings.begin(START);
            new StartMeasure(checkout).take(findings);
            findings.write();
        }
        if (!chosen.isEmpty()) {
            measure(checkout, chosen, findings);
        }
        System.exit(0);
    }

    private static Set<String> chosen() {
        Set<String> all = new LinkedHashSet<>(Set.of(START));
        all.addAll(GROUPS.keySet());
        Set<String> usual = new LinkedHashSet<>(all);
        usual.remove(SOAK);
        Set<String> chosen = new LinkedHashSet<>(Arrays.asList(
                System.getProperty("bench.only", String.join(",", usual)).split(",")));
        if (!all.containsAll(chosen)) {
            throw new IllegalArgumentException("bench.only takes some of " + all + ", not " + chosen);
        }
        return chosen;
    }

    private static void measure(Path checkout, Set<String> chosen, Findings findings) throws Exception {
        Home home = new Home(checkout, Files.createTempDirectory("backline-bench"));
        try (Backline backline = new Backline(home, Bench.freeAddresses(), new Screen(System.out))) {
            backline.claim();
            backline.start();
            try (Bench bench = Bench.of(checkout, backline, findings)) {
                bench.warm();
                for (Map.Entry<String, Measure> group : GROUPS.entrySet()) {
                    if (chosen.contains(group.getKey())) {
                        findings.begin(group.getKey());
                        group.getValue().take(bench);
                        findings.write();
                    }
                }
            }
        } finally {
            home.forgetData();
        }
    }
}
