/** What a process says of itself: measurements, health that tells the truth, and traces that follow an event. */
@NullMarked
package org.backline.support.vitals;

import org.jspecify.annotations.NullMarked;
