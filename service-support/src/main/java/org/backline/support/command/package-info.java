/** How a request becomes a command: once per id, on a bounded pool, with its sender. */
@NullMarked
package org.backline.support.command;

import org.jspecify.annotations.NullMarked;
