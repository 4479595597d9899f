package org.backline.referral;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.backline.referral.fhir.FhirFormat;
import org.backline.referral.fhir.FhirR4;
import org.backline.support.testing.Engines;
import org.backline.support.testing.Tokens;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the FHIR face costs: how long after the service is ready its first answer is there, and the heap that the model and
 * the validator hold. Each is measured in the same process before and after, so the service without the face is the
 * baseline of its own.
 */
public final class FhirMeasurement {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private FhirMeasurement() {}

    /** Prints one line for each measure. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Engines.Database database = Engines.postgreSql();
        long begin = System.nanoTime();
        try (ConfigurableApplicationContext context = SpringApplication.run(
                ReferralService.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.kafka.bootstrap-servers=" + Engines.kafkaBootstrapServers(),
                "--backline.sign-in.issuer=" + Tokens.ISSUER,
                "--backline.sign-in.keys=" + Tokens.keysAddress(),
                "--backline.fhir.warm-up=false")) {
            String address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            ask(address + "/actuator/health/liveness");
            long ready = System.nanoTime();
            long without = heap();
            long asked = System.nanoTime();
            ask(address + "/fhir/metadata");
            long answered = System.nanoTime();
            long withModel = heap();
            FhirR4 fhir = context.getBean(FhirR4.class);
            long validated = System.nanoTime();
            fhir.warmUp();
            long warm = System.nanoTime();
            long withValidator = heap();
            ask(address + "/fhir/metadata");
            fhir.encode(
                    fhir.parse(IBaseResource.class, "{\"resourceType\":\"Patient\"}", FhirFormat.JSON),
                    FhirFormat.JSON,
                    false);
            say("start until the service answers, s", (ready - begin) / 1e9);
            say("the first /fhir/metadata after that, model not built, s", (answered - asked) / 1e9);
            say("validator on top of it, s", (warm - validated) / 1e9);
            say("heap without the face, MiB", without / 1048576.0);
            say("heap with the model, MiB", withModel / 1048576.0);
            say("heap with the validator too, MiB", withValidator / 1048576.0);
            say("heap, with over without", (double) withValidator / without);
        }
        System.exit(0);
    }

    private static void say(String what, double value) {
        System.out.printf(Locale.ROOT, "FHIR %-60s %8.2f%n", what, value);
    }

    private static void ask(String address) throws IOException, InterruptedException {
        HttpResponse<Void> answer =
                HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode());
        }
    }

    /** What is left when all garbage is gone. */
    private static long heap() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
