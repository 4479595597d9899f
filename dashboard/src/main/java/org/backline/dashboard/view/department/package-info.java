/** What the department counts: how long intakes and referrals take, and what becomes of the athletes. */
@NullMarked
package org.backline.dashboard.view.department;

import org.jspecify.annotations.NullMarked;
