/** PostgreSQL and Kafka run from jars, with data that stays: for the one-command run and for tests without containers. */
@NullMarked
package org.backline.local.engines;

import org.jspecify.annotations.NullMarked;
