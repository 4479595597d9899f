/** Free text, kept apart from events so that it can be erased. */
@NullMarked
package org.backline.support.note;

import org.jspecify.annotations.NullMarked;
