/** The clinical knowledge for reading: every question, test, pattern and rule with its source, grade and mark. */
@NullMarked
package org.backline.dashboard.web.knowledge;

import org.jspecify.annotations.NullMarked;
