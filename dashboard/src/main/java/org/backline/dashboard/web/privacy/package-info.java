/** What the privacy officer sees: who saw whose record, and emergency accesses to review. */
@NullMarked
package org.backline.dashboard.web.privacy;

import org.jspecify.annotations.NullMarked;
