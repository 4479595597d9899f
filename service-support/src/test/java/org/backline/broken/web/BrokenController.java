package org.backline.broken.web;

import org.apache.kafka.clients.producer.Producer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Breaks "controllers only translate" and "nobody sees Kafka". */
public class BrokenController {

    /** Knows too much. */
    public String knows(JdbcTemplate jdbc, Producer<String, String> kafka) {
        return jdbc.toString() + kafka;
    }
}
