/** The case board. */
@NullMarked
package org.backline.dashboard.web.board;

import org.jspecify.annotations.NullMarked;
