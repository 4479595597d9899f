/** The assessment of one case: what is recorded of it, and what people decide. */
@NullMarked
package org.backline.assessment.domain;

import org.jspecify.annotations.NullMarked;
