/** Tests of the public feed. */
@NullMarked
package org.backline.feed;

import org.jspecify.annotations.NullMarked;
