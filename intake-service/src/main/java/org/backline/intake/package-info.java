/** Opens, transfers and closes the case; keeps the athletes. */
@NullMarked
package org.backline.intake;

import org.jspecify.annotations.NullMarked;
