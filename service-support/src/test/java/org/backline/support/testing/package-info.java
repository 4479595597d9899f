/** What tests of every service stand on: a PostgreSQL and a Kafka, from containers or from jars. */
@NullMarked
package org.backline.support.testing;

import org.jspecify.annotations.NullMarked;
