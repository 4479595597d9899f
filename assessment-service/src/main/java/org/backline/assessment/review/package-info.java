/** Time that runs when nobody visits: which cases have been in care too long, and what the clock does about it. */
@NullMarked
package org.backline.assessment.review;

import org.jspecify.annotations.NullMarked;
