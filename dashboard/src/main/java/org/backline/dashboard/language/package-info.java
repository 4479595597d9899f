/** The language a page speaks: which one a reader gets, and how it reaches whoever writes a sentence. */
@NullMarked
package org.backline.dashboard.language;

import org.jspecify.annotations.NullMarked;
