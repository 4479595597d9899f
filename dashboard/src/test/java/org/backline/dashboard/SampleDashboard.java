package org.backline.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.codes.Role;
import org.backline.dashboard.CaseSamples.Told;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The dashboard with a made-up caseload and stubs for the services, to look at: run it and open the address it prints. */
public final class SampleDashboard {

    private SampleDashboard() {}

    public static void main(String[] arguments) {
        int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        Map<String, Object> properties = new HashMap<>(TestDashboard.Surroundings.properties());
        properties.put("server.port", arguments.length > 1 ? arguments[1] : "8090");
        StubServices.SHARED.reset();
        SampleCaseload caseload = new SampleCaseload(Instant.parse(System.getProperty("sample.now")), cases);
        caseload.register(StubServices.SHARED);
        SpringApplication application = new SpringApplication(Dashboard.class);
        application.setDefaultProperties(properties);
        ConfigurableApplicationContext context = application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
        // Programs bring a token; so does whoever looks with a proxy that adds one.
        for (Role role : List.of(
                Role.ATHLETIC_TRAINER, Role.PHYSICIAN, Role.COACH, Role.PRIVACY_OFFICER, Role.DEPARTMENT_ADMIN)) {
            String subject = role == Role.PHYSICIAN ? "physician.haddad" : "trainer.okafor";
            System.out.println(role + " " + As.somebody(subject, role, "north", "south", "west"));
        }
        EventStore store = context.getBean(EventStore.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        List<Told> all = new ArrayList<>(caseload.told());
        transaction.executeWithoutResult(status -> store.publish(Published.messages(all)));
        System.out.println("Sample dashboard with " + all.size() + " events after "
                + Duration.ofMillis(System.nanoTime() / 1_000_000).toSeconds() + " s of machine time");
    }
}
