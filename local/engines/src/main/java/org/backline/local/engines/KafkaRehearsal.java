package org.backline.local.engines;

import java.nio.file.Path;

/**
 * Starts Kafka on a folder and ends it, for a JVM that is to learn which classes a start takes. PostgreSQL is no matter of
 * the JVM's, and would stay when the rehearsal is broken off.
 */
public final class KafkaRehearsal {

    private KafkaRehearsal() {}

    /** The one argument is the folder, which is created where it is missing and stays. */
    public static void main(String[] arguments) {
        EmbeddedKafka.start(Path.of(arguments[0]), 0, 0).close();
        System.exit(0);
    }
}
