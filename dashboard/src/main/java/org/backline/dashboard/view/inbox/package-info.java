/** The physician's inbox: one row for each referral. */
@NullMarked
package org.backline.dashboard.view.inbox;

import org.jspecify.annotations.NullMarked;
