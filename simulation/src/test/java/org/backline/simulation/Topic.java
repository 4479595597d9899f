package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.backline.support.kafka.Topics;

/** The topic of all published events. What is in it stays, in the order in which it came. */
final class Topic {

    private final List<List<ConsumerRecord<String, byte[]>>> partitions = new ArrayList<>();

    Topic(int count) {
        for (int partition = 0; partition < count; partition++) {
            partitions.add(new ArrayList<>());
        }
    }

    int partitions() {
        return partitions.size();
    }

    /** The partition of a key. */
    int of(String key) {
        return Math.floorMod(key.hashCode(), partitions.size());
    }

    List<ConsumerRecord<String, byte[]>> in(int partition) {
        return partitions.get(partition);
    }

    void add(ProducerRecord<String, byte[]> sent, int partition) {
        List<ConsumerRecord<String, byte[]>> kept = partitions.get(partition);
        kept.add(new ConsumerRecord<>(
                Topics.CASE_EVENTS,
                partition,
                kept.size(),
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty()));
    }
}
