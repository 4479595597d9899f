package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.demo.FaultSchedule.Fault;
import org.backline.local.demo.FaultSchedule.Step;
import org.backline.local.launcher.Child;
import org.backline.local.launcher.Service;
import tools.jackson.databind.JsonNode;

/** Makes things go wrong in a running Backline, and right again; says how long the way back took. */
final class FaultMaker {

    /** Longer than a claim on a segment (3 s) and a place in a consumer group (10 s) last. */
    private static final Duration PAUSE = Duration.ofSeconds(12);

    /** Longer than a request, a connection attempt or a session of a consumer lasts. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(70);

    /** How long there is no broker. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    private static final Duration LONG_AWAY = Duration.ofMinutes(3);

    private static final int REDELIVERED = 300;

    private final Running backline;

    FaultMaker(Running backline) {
        this.backline = backline;
    }

    /** One fault from begin to end; comes back when everything that was down is ready again. */
    Duration make(Step step) throws InterruptedException, IOException {
        Fault fault = step.fault();
        Duration pause = step.isLong() ? LONG_PAUSE : PAUSE;
        return switch (fault) {
            case KILL_INTAKE, KILL_ASSESSMENT, KILL_PROGRAM, KILL_REFERRAL, KILL_DASHBOARD -> kill(fault.service());
            case KILL_BROKER -> killBroker(step.isLong() ? LONG_AWAY : AWAY);
            case KILL_POSTGRESQL -> killPostgreSql();
            case PAUSE_INTAKE, PAUSE_ASSESSMENT, PAUSE_PROGRAM, PAUSE_REFERRAL, PAUSE_DASHBOARD ->
                pause(
                        pause,
                        List.of(backline.backline().process(fault.service()).pid()));
            case PAUSE_BROKER ->
                pause(pause, List.of(backline.backline().engines().pid()));
            case PAUSE_POSTGRESQL -> pause(pause, postgreSql());
            case SECOND_INTAKE, SECOND_ASSESSMENT, SECOND_PROGRAM, SECOND_REFERRAL, SECOND_DASHBOARD ->
                secondCopy(fault.service());
            case EMPTY_BROKER -> emptyBroker();
            case REDELIVER -> redeliver();
            case RUBBISH -> rubbish();
            case REPLAY -> replay();
        };
    }

    private Duration kill(Service service) throws InterruptedException {
        backline.backline().process(service).kill();
        long begin = System.nanoTime();
        backline.backline().restart(EnumSet.of(service));
        return since(begin);
    }

    private Duration killBroker(Duration away) throws InterruptedException {
        backline.backline().engines().kill();
        // People go on without it for a while.
        TimeUnit.NANOSECONDS.sleep(away.toNanos());
        return enginesBack();
    }

    private Duration killPostgreSql() throws InterruptedException {
        ProcessHandle server = backline.backline().postgreSql().orElseThrow();
        List<ProcessHandle> children = server.children().toList();
        long begin = System.nanoTime();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitAnotherPostgreSql(server);
        awaitEveryService();
        return since(begin);
    }

    /** The engines start it again by themselves, or end when it happens too often. */
    private void awaitAnotherPostgreSql(ProcessHandle killed) throws InterruptedException {
        Child engines = backline.backline().engines();
        await("another server")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> !engines.isAlive()
                        || backline.backline()
                                .postgreSql()
                                .filter(server -> server.pid() != killed.pid())
                                .isPresent());
        if (!engines.isAlive()) {
            backline.backline().restartEngines();
        }
    }

    private Duration enginesBack() throws InterruptedException {
        long begin = System.nanoTime();
        backline.backline().restartEngines();
        awaitEveryService();
        return since(begin);
    }

    private void awaitEveryService() {
        await("every service").atMost(120, TimeUnit.SECONDS).until(this::everyServiceIsReady);
    }

    /** As docs/backup.md says: restart the services, which make the topics anew, and have everything sent again. */
    private Duration emptyBroker() throws InterruptedException {
        ProcessHandle server = backline.backline().postgreSql().orElseThrow();
        backline.backline().engines().kill();
        backline.forgetBroker();
        long begin = System.nanoTime();
        backline.backline().restartEngines();
        await("the end of the earlier server").atMost(60, TimeUnit.SECONDS).until(() -> !server.isAlive());
        for (Service service : Service.withDatabase()) {
            backline.backline().process(service).kill();
        }
        backline.backline().restart(EnumSet.copyOf(Service.withDatabase()));
        resend(backline);
        return since(begin);
    }

    /** Has everything that was ever published sent once more. */
    static void resend(Running backline) throws InterruptedException {
        for (Service service : List.of(Service.INTAKE, Service.ASSESSMENT, Service.PROGRAM, Service.REFERRAL)) {
            Api.Answer resent = backline.api()
                    .postOnce(
                            backline.of(service),
                            "/operations/outbox/resend",
                            UUID.randomUUID(),
                            Person.CASTELLANO,
                            Map.of());
            if (!resent.isAccepted()) {
                throw new IllegalStateException(service + " does not send again: " + resent);
            }
        }
    }

    private boolean everyServiceIsReady() throws InterruptedException {
        for (Service service : Service.withDatabase()) {
            if (!isReady(backline.of(service))) {
                return false;
            }
        }
        return true;
    }

    private boolean isReady(URI service) throws InterruptedException {
        return backline.api()
                .get(service, "/actuator/health/readiness", Person.CASTELLANO)
                .isAccepted();
    }

    /** The server and whoever works for it. */
    private List<Long> postgreSql() {
        ProcessHandle server = backline.backline().postgreSql().orElseThrow();
        return Stream.concat(Stream.of(server), server.children())
                .map(ProcessHandle::pid)
                .toList();
    }

    private Duration pause(Duration pause, List<Long> processes) throws InterruptedException, IOException {
        signal("STOP", processes);
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } finally {
            signal("CONT", processes);
        }
        long begin = System.nanoTime();
        awaitEveryService();
        return since(begin);
    }

    static void signal(String name, List<Long> processes) throws InterruptedException, IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(pid -> command.add(pid.toString()));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Duration secondCopy(Service service) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        Child copy = startCopy(service);
        Duration joined = since(begin);
        TimeUnit.SECONDS.sleep(2);
        copy.kill();
        return joined;
    }

    /** One more copy of a service, once it is ready. */
    Child startCopy(Service service) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Child copy = backline.backline().startCopy(service, port);
        URI there = URI.create("http://127.0.0.1:" + port);
        await("the second copy").atMost(120, TimeUnit.SECONDS).until(() -> isReady(there));
        return copy;
    }

    private Duration redeliver() {
        List<ProducerRecord<byte[], byte[]>> again = newest();
        try (var producer = producer()) {
            for (ProducerRecord<byte[], byte[]> one : again) {
                var _ = producer.send(one);
            }
        }
        if (again.isEmpty()) {
            throw new IllegalStateException("There was nothing to deliver again");
        }
        return Duration.ZERO;
    }

    private List<ProducerRecord<byte[], byte[]>> newest() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", backline.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("case-events").stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((one, end) -> consumer.seek(one, Math.max(0, end - REDELIVERED / partitions.size())));
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> records.add(copy(found)));
            }
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> found) {
        return new ProducerRecord<>(found.topic(), found.partition(), found.key(), found.value(), found.headers());
    }

    /** What came of it is compared in the end, when everything is quiet ({@link Views#verify}). */
    private Duration replay() throws InterruptedException {
        for (Service service : Service.withDatabase()) {
            for (JsonNode view : backline.api()
                    .get(backline.of(service), "/operations/views", Person.CASTELLANO)
                    .body()) {
                String path = "/operations/views/" + Views.text(view, "view") + "/replay";
                // Refused as long as a copy that was killed a moment ago seems to hold the view.
                backline.api().post(backline.of(service), path, UUID.randomUUID(), Person.CASTELLANO, Map.of());
            }
        }
        return Duration.ZERO;
    }

    private Duration rubbish() {
        try (var producer = producer()) {
            var _ = producer.send(new ProducerRecord<>("case-events", null, "no key".getBytes(UTF_8)));
            var _ = producer.send(new ProducerRecord<>("case-events", "no id".getBytes(UTF_8), new byte[0]));
            var _ = producer.send(new ProducerRecord<>(
                    "case-events", UUID.randomUUID().toString().getBytes(UTF_8), null));
            var unknown = new ProducerRecord<>(
                    "case-events", UUID.randomUUID().toString().getBytes(UTF_8), "{}".getBytes(UTF_8));
            unknown.headers()
                    .add("ce_specversion", "1.0".getBytes(UTF_8))
                    .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8))
                    .add("ce_source", "/backline/later".getBytes(UTF_8))
                    .add("ce_type", "org.backline.NotInventedYet.v1".getBytes(UTF_8));
            var _ = producer.send(unknown);
        }
        return Duration.ZERO;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", backline.kafka()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
