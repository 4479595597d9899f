/** Tests of the room of the same name. */
@NullMarked
package org.backline.local.launcher;

import org.jspecify.annotations.NullMarked;
