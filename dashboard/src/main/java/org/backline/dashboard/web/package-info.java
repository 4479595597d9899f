/** The JSON face of the views. */
@NullMarked
package org.backline.dashboard.web;

import org.jspecify.annotations.NullMarked;
