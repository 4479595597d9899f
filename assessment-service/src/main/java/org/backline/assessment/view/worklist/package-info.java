/** The list of assessments a clinic works on. */
@NullMarked
package org.backline.assessment.view.worklist;

import org.jspecify.annotations.NullMarked;
