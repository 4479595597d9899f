/** The trainer's board: one row for each case. */
@NullMarked
package org.backline.dashboard.view.board;

import org.jspecify.annotations.NullMarked;
