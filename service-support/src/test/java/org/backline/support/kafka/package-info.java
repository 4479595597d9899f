/** Tests of the way to the broker. */
@NullMarked
package org.backline.support.kafka;

import org.jspecify.annotations.NullMarked;
