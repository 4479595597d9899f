/** The start page of each role, the session and the way out. */
@NullMarked
package org.backline.dashboard.web.home;

import org.jspecify.annotations.NullMarked;
