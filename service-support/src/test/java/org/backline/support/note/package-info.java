/** Free text, kept and erased. */
@NullMarked
package org.backline.support.note;

import org.jspecify.annotations.NullMarked;
