/** Signed links by which somebody without an account reaches one thing, for one purpose, until it ends. */
@NullMarked
package org.backline.support.link;

import org.jspecify.annotations.NullMarked;
