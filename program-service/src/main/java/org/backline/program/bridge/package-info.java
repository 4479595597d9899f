/** What other services hear of a program, and what this one hears of a case. */
@NullMarked
package org.backline.program.bridge;

import org.jspecify.annotations.NullMarked;
