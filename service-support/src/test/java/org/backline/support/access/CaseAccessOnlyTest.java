package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.backline.events.AthleteErased;
import org.backline.events.IntakeRecorded;
import org.backline.support.kafka.Publisher;
import org.backline.support.processing.BatchedWrites;
import org.backline.support.testing.MatrixRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class CaseAccessOnlyTest {

    private static final IntakeRecorded INTAKE = MatrixRecords.intake(new UUID(0, 1), "north", new UUID(0, 2));
    private static final AthleteErased ERASED =
            new AthleteErased(new UUID(0, 1), "north", Instant.EPOCH, new UUID(0, 2));

    /** Tells of one kind of what it has stored, and cannot read another. */
    private static final Publisher BRIDGE = (stored, at) -> switch (stored.toString()) {
        case "an intake" -> Optional.of(INTAKE);
        case "an erasure" -> Optional.of(ERASED);
        case "what cannot be read" -> throw new IllegalArgumentException("broken");
        default -> Optional.empty();
    };

    private static boolean isHanded(Object event) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("bridge", BRIDGE);
        JdbcClient none = JdbcClient.create(new DriverManagerDataSource());
        var view = new CaseAccessProjection(
                none, new BatchedWrites(new JdbcTemplate()), BRIDGE, new Emergencies(none, Clock.systemUTC()));
        return new AnnotationEventHandlerAdapter(
                        view,
                        ClasspathParameterResolverFactory.forClass(view.getClass()),
                        MultiHandlerDefinition.ordered(
                                AccessConfiguration.caseAccessOnly(beans.getBeanProvider(Publisher.class)),
                                ClasspathHandlerDefinition.forClass(view.getClass())))
                .canHandle(asEventMessage(event));
    }

    @Test
    void theViewIsHandedWhatSaysWhoHoldsACase() {
        assertThat(isHanded(INTAKE)).isTrue();
        assertThat(isHanded("an intake")).as("stored here").isTrue();
    }

    @Test
    void nothingElseIsHandedToIt() {
        assertThat(isHanded(ERASED)).isFalse();
        assertThat(isHanded("an erasure")).isFalse();
        assertThat(isHanded("what nobody else hears of")).isFalse();
    }

    /** It can be parked when it is handled; a view that asks whether it may be handled would stand still. */
    @Test
    void whatCannotBeReadIsHandedToItToBeParked() {
        assertThat(isHanded("what cannot be read")).isTrue();
    }
}
