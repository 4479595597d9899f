package org.backline.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.backline.simulation.Sometimes.Met;
import org.backline.support.kafka.Topics;

/** Takes records more than once, or not, or without saying so, and hands them out in any order of cases. */
final class Broker {

    private final Random random;
    private final Chances chances;
    private final Sometimes sometimes;
    private final boolean ignoresKeys;
    private final Topic topic;
    private final List<ProducerRecord<String, byte[]>> deadLetters = new ArrayList<>();
    private int rubbish;
    private int awayFor;
    private boolean healed;

    Broker(Random random, Chances chances, Sometimes sometimes, boolean ignoresKeys) {
        this.random = random;
        this.chances = chances;
        this.sometimes = sometimes;
        this.ignoresKeys = ignoresKeys;
        this.topic = new Topic(chances.partitions);
    }

    Topic topic() {
        return topic;
    }

    void pass() {
        awayFor = Math.max(0, awayFor - 1);
    }

    void goAway() {
        awayFor = 1 + random.nextInt(20);
    }

    /** Confirms everything from now on. */
    void heal() {
        awayFor = 0;
        healed = true;
    }

    void send(ProducerRecord<String, byte[]> one) {
        if (one.topic().equals(Topics.DEAD_LETTERS)) {
            sometimes.met(Met.UNREADABLE);
            deadLetters.add(one);
            return;
        }
        boolean confirmed = healed || (awayFor == 0 && random.nextDouble() >= chances.unconfirmed);
        int times = confirmed ? 1 + random.nextInt(chances.mostSends) : awayFor == 0 ? random.nextInt(2) : 0;
        for (int time = 0; time < times; time++) {
            topic.add(one, ignoresKeys ? random.nextInt(topic.partitions()) : topic.of(one.key()));
        }
        if (times > 1) {
            sometimes.met(Met.DUPLICATE);
        }
        if (!confirmed) {
            sometimes.met(Met.NOT_CONFIRMED);
            throw new IllegalStateException("Not confirmed");
        }
    }

    void addRubbish() {
        rubbish++;
        topic.add(
                new ProducerRecord<>(Topics.CASE_EVENTS, "rubbish", ("rubbish " + rubbish).getBytes(UTF_8)),
                random.nextInt(topic.partitions()));
    }

    int rubbish() {
        return rubbish;
    }

    List<ProducerRecord<String, byte[]>> deadLetters() {
        return deadLetters;
    }

    /** Records of different cases in any order, those of one case in theirs. */
    List<ConsumerRecord<String, byte[]>> shuffled(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<ConsumerRecord<String, byte[]>>> byKey = new LinkedHashMap<>();
        records.forEach(one ->
                byKey.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
        List<List<ConsumerRecord<String, byte[]>>> left = new ArrayList<>(byKey.values());
        List<ConsumerRecord<String, byte[]>> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            List<ConsumerRecord<String, byte[]>> next = left.get(random.nextInt(left.size()));
            shuffled.add(next.removeFirst());
            left.removeIf(List::isEmpty);
        }
        if (!shuffled.equals(records)) {
            sometimes.met(Met.REORDERED);
        }
        return shuffled;
    }
}
