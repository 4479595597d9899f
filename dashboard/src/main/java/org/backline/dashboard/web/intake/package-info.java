/** The form for a new intake. */
@NullMarked
package org.backline.dashboard.web.intake;

import org.jspecify.annotations.NullMarked;
