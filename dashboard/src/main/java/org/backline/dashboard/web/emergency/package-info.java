/** Emergency access to the record of an athlete of another clinic. */
@NullMarked
package org.backline.dashboard.web.emergency;

import org.jspecify.annotations.NullMarked;
