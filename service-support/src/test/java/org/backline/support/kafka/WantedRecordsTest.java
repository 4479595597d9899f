package org.backline.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.backline.events.CaseClosed;
import org.backline.events.EventTypes;
import org.backline.events.ProgramCompleted;
import org.backline.events.PublishedEvent;
import org.backline.support.kafka.CaseEventRecords.UnreadableRecord;
import org.junit.jupiter.api.Test;

class WantedRecordsTest {

    private static final Subscription CLOSINGS = new Subscription(Set.of(CaseClosed.class));

    private final CaseEventRecords records = new CaseEventRecords("program-service");

    @Test
    void looksOnlyAtTheHeadersOfWhatNobodyHereWants() {
        assertThat(records.read(broken(ProgramCompleted.class, "intake-service"), CLOSINGS))
                .isEmpty();
    }

    @Test
    void looksOnlyAtTheHeadersOfWhatItSentItself() {
        assertThat(records.read(broken(CaseClosed.class, "program-service"), CLOSINGS))
                .isEmpty();
    }

    @Test
    void refusesWhatIsWantedAndCannotBeRead() {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> records.read(broken(CaseClosed.class, "intake-service"), CLOSINGS))
                .withMessage("payload does not fit its type");
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        ConsumerRecord<String, byte[]> unknown = broken(CaseClosed.class, "intake-service");
        unknown.headers().remove("ce_type").add("ce_type", "org.backline.CaseForgiven.v1".getBytes(UTF_8));
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> records.read(unknown, CLOSINGS))
                .withMessage("unknown type");
    }

    private static ConsumerRecord<String, byte[]> broken(Class<? extends PublishedEvent> type, String service) {
        var sent = new ConsumerRecord<>(Topics.CASE_EVENTS, 0, 0, "case", "{\"caseId\": 1".getBytes(UTF_8));
        sent.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8))
                .add("ce_type", EventTypes.nameOf(type).getBytes(UTF_8))
                .add("ce_source", ("/backline/" + service).getBytes(UTF_8));
        return sent;
    }
}
