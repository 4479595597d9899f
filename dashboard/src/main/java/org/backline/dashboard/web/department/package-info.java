/** What the department's administrator does: registering athletes, and the state of the services. */
@NullMarked
package org.backline.dashboard.web.department;

import org.jspecify.annotations.NullMarked;
