/** The athletes' identity: sealed, erasable, and nowhere else. */
@NullMarked
package org.backline.intake.register;

import org.jspecify.annotations.NullMarked;
