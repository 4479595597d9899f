/** Free text, kept apart from events and sealed, so that it can be erased. */
@NullMarked
package org.backline.support.note;

import org.jspecify.annotations.NullMarked;
