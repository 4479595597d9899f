/** Tests of what a process says of itself. */
@NullMarked
package org.backline.support.vitals;

import org.jspecify.annotations.NullMarked;
