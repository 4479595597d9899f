package org.backline.local.launcher;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The ports of one run, all on this machine only.
 *
 * @param kafkaController port that Kafka's controller needs for itself
 * @param smtp port where e-mail is caught
 */
public record Addresses(int postgreSql, int kafka, int kafkaController, int smtp, Map<Service, Integer> services) {

    static final String HOST = "127.0.0.1";

    private static final String POSTGRESQL = "BACKLINE_POSTGRESQL_PORT";
    private static final String KAFKA = "BACKLINE_KAFKA_PORT";
    private static final String KAFKA_CONTROLLER = "BACKLINE_KAFKA_CONTROLLER_PORT";
    private static final String SMTP = "BACKLINE_SMTP_PORT";

    public Addresses {
        services = Collections.unmodifiableMap(new EnumMap<>(services));
    }

    /**
     * The usual ports, unless the environment says otherwise.
     *
     * @throws Refusal when a variable is not a port, or two name the same
     */
    static Addresses from(Map<String, String> environment) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, port(environment, service.portVariable(), service.usualPort()));
        }
        var addresses = new Addresses(
                port(environment, POSTGRESQL, 15432),
                port(environment, KAFKA, 19092),
                port(environment, KAFKA_CONTROLLER, 19093),
                port(environment, SMTP, 12525),
                services);
        addresses.requireDistinct();
        return addresses;
    }

    /** Where a service answers. */
    public URI of(Service service) {
        return URI.create("http://" + HOST + ":" + port(service));
    }

    int port(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    /** Every port, with who wants it and the variable that chooses it, in the order in which they start. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(List.of(
                new Claim("PostgreSQL", postgreSql, POSTGRESQL),
                new Claim("Kafka", kafka, KAFKA),
                new Claim("Kafka's controller", kafkaController, KAFKA_CONTROLLER),
                new Claim("the catcher of e-mail", smtp, SMTP)));
        services.forEach((service, port) -> claims.add(new Claim(service.module(), port, service.portVariable())));
        return claims;
    }

    /** What a service is told by its environment. */
    Map<String, String> environmentOf(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_PORT", Integer.toString(port(service)));
        environment.put("BACKLINE_ISSUER", of(Service.SIGN_IN).toString());
        if (service == Service.SIGN_IN) {
            environment.put("BACKLINE_DASHBOARD", of(Service.DASHBOARD).toString());
            return environment;
        }
        environment.put("BACKLINE_POSTGRESQL", HOST + ":" + postgreSql);
        environment.put("BACKLINE_KAFKA", HOST + ":" + kafka);
        environment.put("BACKLINE_KAFKA_INSTANCE", instance(service, port(service)));
        if (service == Service.REFERRAL) {
            environment.put("BACKLINE_DASHBOARD", of(Service.DASHBOARD).toString());
            environment.put("BACKLINE_SERVICES_INTAKE", of(Service.INTAKE).toString());
            environment.put("SPRING_MAIL_HOST", HOST);
            environment.put("SPRING_MAIL_PORT", Integer.toString(smtp));
        }
        if (service == Service.DASHBOARD) {
            for (Service other : Service.withDatabase()) {
                if (other != Service.DASHBOARD) {
                    environment.put(
                            "BACKLINE_SERVICES_" + other.name(), of(other).toString());
                }
            }
        }
        return environment;
    }

    /** The name of one copy of a service, the same after a restart. */
    static String instance(Service service, int port) {
        return service.module() + "-" + port;
    }

    private void requireDistinct() {
        Map<Integer, Claim> byPort = new TreeMap<>();
        for (Claim claim : claims()) {
            Claim other = byPort.putIfAbsent(claim.port(), claim);
            if (other != null) {
                throw new Refusal(
                        Refusal.MISUSED,
                        "Port %d is chosen twice, by %s and by %s"
                                .formatted(claim.port(), other.variable(), claim.variable()));
            }
        }
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            return usual;
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new Refusal(Refusal.MISUSED, "%s is a port from 1 to 65535, not '%s'".formatted(variable, value));
        }
        return Integer.parseInt(value);
    }

    /**
     * A port somebody wants.
     *
     * @param variable environment variable that chooses it
     */
    record Claim(String who, int port, String variable) {}
}
