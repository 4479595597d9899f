/** Tests of signed links. */
@NullMarked
package org.backline.support.link;

import org.jspecify.annotations.NullMarked;
