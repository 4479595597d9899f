/** Where stored events become published ones, and published events of other services become commands. */
@NullMarked
package org.backline.assessment.bridge;

import org.jspecify.annotations.NullMarked;
