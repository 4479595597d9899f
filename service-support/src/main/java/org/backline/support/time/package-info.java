/** Where time and ids come from. */
@NullMarked
package org.backline.support.time;

import org.jspecify.annotations.NullMarked;
