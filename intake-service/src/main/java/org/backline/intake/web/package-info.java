/** The service over HTTP. */
@NullMarked
package org.backline.intake.web;

import org.jspecify.annotations.NullMarked;
