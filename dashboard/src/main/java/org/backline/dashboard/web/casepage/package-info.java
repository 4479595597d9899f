/** The page of one case and its forms. */
@NullMarked
package org.backline.dashboard.web.casepage;

import org.jspecify.annotations.NullMarked;
