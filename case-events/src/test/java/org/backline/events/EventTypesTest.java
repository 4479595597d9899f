package org.backline.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void namesAnEventWithItsVersion() {
        assertThat(EventTypes.nameOf(IntakeRecorded.class)).isEqualTo("org.backline.IntakeRecorded.v1");
    }

    @Test
    void findsEveryTypeByItsName() {
        assertThat(Wire.eventTypes())
                .allSatisfy(type ->
                        assertThat(EventTypes.typeOf(EventTypes.nameOf(type))).contains(type));
        assertThat(EventTypes.all()).hasSize((int) Wire.eventTypes().count());
    }

    @Test
    void doesNotKnowAVersionOfTomorrow() {
        assertThat(EventTypes.typeOf("org.backline.IntakeRecorded.v2")).isEmpty();
    }
}
