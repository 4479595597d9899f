/** The roster, an athlete's cases, and the import of a roster. */
@NullMarked
package org.backline.dashboard.web.athletes;

import org.jspecify.annotations.NullMarked;
