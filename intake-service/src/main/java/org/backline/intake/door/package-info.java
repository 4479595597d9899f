/** Which answers at intake send the athlete to a physician at once. */
@NullMarked
package org.backline.intake.door;

import org.jspecify.annotations.NullMarked;
