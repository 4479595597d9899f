/** The list of cases of a clinic. */
@NullMarked
package org.backline.intake.view.caseload;

import org.jspecify.annotations.NullMarked;
