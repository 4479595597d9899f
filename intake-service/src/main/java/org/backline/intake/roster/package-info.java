/** Takes a roster, a CSV file of athletes, into the register. */
@NullMarked
package org.backline.intake.roster;

import org.jspecify.annotations.NullMarked;
