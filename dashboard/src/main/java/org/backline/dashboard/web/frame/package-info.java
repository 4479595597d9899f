/** What every page has: the frame around it, who acts, words, times, forms and what a refusal looks like. */
@NullMarked
package org.backline.dashboard.web.frame;

import org.jspecify.annotations.NullMarked;
