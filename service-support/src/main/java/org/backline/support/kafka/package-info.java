/** The outbox and the inbox: the only room that sees Kafka's client classes. */
@NullMarked
package org.backline.support.kafka;

import org.jspecify.annotations.NullMarked;
