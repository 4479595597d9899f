/** Signed links by which one athlete reads and logs without signing in. */
@NullMarked
package org.backline.program.link;

import org.jspecify.annotations.NullMarked;
