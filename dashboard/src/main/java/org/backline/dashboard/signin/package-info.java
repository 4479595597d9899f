/** Who sits at the browser: sign-in and log-off, the session's limits, and whose access token a request carries. */
@NullMarked
package org.backline.dashboard.signin;

import org.jspecify.annotations.NullMarked;
