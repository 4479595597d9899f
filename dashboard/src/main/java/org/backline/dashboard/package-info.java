/** Trainer and physician views of all cases, and the web pages on them. */
@NullMarked
package org.backline.dashboard;

import org.jspecify.annotations.NullMarked;
