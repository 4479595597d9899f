/** Each engine keeps its data through restarts and kills, and says in one sentence why it cannot start. */
@NullMarked
package org.backline.local.engines;

import org.jspecify.annotations.NullMarked;
