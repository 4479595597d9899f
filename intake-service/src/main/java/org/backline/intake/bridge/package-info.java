/** What other services hear of a case, and what this one hears of them. */
@NullMarked
package org.backline.intake.bridge;

import org.jspecify.annotations.NullMarked;
