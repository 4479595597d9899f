/** Trying a version of the knowledge on past cases before a person signs for it. */
@NullMarked
package org.backline.assessment.rehearsal;

import org.jspecify.annotations.NullMarked;
