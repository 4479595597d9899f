/** The page of a signed link: a physician without an account answers one referral. */
@NullMarked
package org.backline.dashboard.web.answer;

import org.jspecify.annotations.NullMarked;
