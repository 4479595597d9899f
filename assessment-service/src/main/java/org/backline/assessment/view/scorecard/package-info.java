/** How often the first proposal for a case agreed with what a physician found later, and where it asked for too little. */
@NullMarked
package org.backline.assessment.view.scorecard;

import org.jspecify.annotations.NullMarked;
