package org.backline.referral.view.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralSamples;
import org.backline.referral.fhir.CaseResources;
import org.backline.referral.fhir.Fact;
import org.backline.referral.fhir.FhirSamples;
import org.backline.referral.fhir.Versions;
import org.backline.support.testing.Engines;
import org.flywaydb.core.Flyway;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FactsProjectionTest {

    private static JdbcClient jdbc;
    private static FactsProjection projection;
    private static CaseFacts facts;

    @BeforeAll
    static void createTheTables() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        projection = new FactsProjection(jdbc);
        facts = new CaseFacts(jdbc);
    }

    @BeforeEach
    void forget() {
        projection.forget();
    }

    @Test
    void keepsEveryFactAsItWas() {
        FhirSamples.facts().forEach(fact -> projection.on(message(fact)));

        assertThat(facts.dossier(ReferralSamples.CASE)).isEqualTo(FhirSamples.dossier());
    }

    @Test
    void comesOutTheSameWhateverComesFirstOrTwice() {
        FhirSamples.facts().forEach(fact -> projection.on(message(fact)));
        String inOrder = rows();
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            forget();
            List<Fact> others = new ArrayList<>();
            List<Fact> own = new ArrayList<>();
            FhirSamples.facts().forEach(fact -> (fact.event() instanceof ReferralEvent ? own : others).add(fact));
            Collections.shuffle(others, random);
            while (!own.isEmpty() || !others.isEmpty()) {
                List<Fact> next = own.isEmpty() || (!others.isEmpty() && random.nextBoolean()) ? others : own;
                EventMessage<?> message = message(next.removeFirst());
                projection.on(message);
                if (random.nextInt(3) == 0) {
                    projection.on(message);
                }
            }
            assertThat(rows()).isEqualTo(inOrder);
        }
    }

    @Test
    void hasARowForEveryResourceOfTheCase() {
        FhirSamples.facts().forEach(fact -> projection.on(message(fact)));
        Set<String> shown = Versions.everything(FhirSamples.dossier()).stream()
                .map(resource ->
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .collect(Collectors.toSet());

        List<String> rows = jdbc.sql("select type || '/' || id from fhir_resource")
                .query(String.class)
                .list();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(shown);
        for (String type : CaseResources.types()) {
            List<DomainResource> all = CaseResources.of(FhirSamples.dossier(), type);
            assertThat(facts.find(new FindResources(
                            type,
                            Set.of("north", "south"),
                            false,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            100)))
                    .hasSize(all.size());
            assertThat(facts.find(new FindResources(
                            type, Set.of("west"), false, null, null, null, null, null, null, null, null, 100)))
                    .isEmpty();
        }
    }

    @Test
    void findsByStatus() {
        FhirSamples.facts().forEach(fact -> projection.on(message(fact)));

        assertThat(find("Task", "completed")).hasSize(1);
        assertThat(find("Task", "requested")).isEmpty();
        assertThat(find("CarePlan", "completed")).hasSize(1);
        assertThat(find("Condition", "active")).hasSize(1);
        assertThat(find("ServiceRequest", "completed")).hasSize(1);
    }

    private static List<ResourceEntry> find(String type, String state) {
        return facts.find(new FindResources(
                type, Set.of("north", "south"), false, null, null, null, Set.of(state), null, null, null, null, 100));
    }

    private static String rows() {
        return String.join(
                        "\n",
                        jdbc.sql("select t::text from fhir_resource t order by 1")
                                .query(String.class)
                                .list())
                + jdbc.sql("select t::text from fhir_staff t order by 1")
                        .query(String.class)
                        .list();
    }

    private static EventMessage<?> message(Fact fact) {
        DomainEventMessage<Object> message = new GenericDomainEventMessage<>(
                "any",
                fact.caseId().toString(),
                fact.sequence(),
                fact.event(),
                MetaData.emptyInstance(),
                fact.eventId(),
                fact.at());
        return message;
    }
}
