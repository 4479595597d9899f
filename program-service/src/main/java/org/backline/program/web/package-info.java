/** The service over HTTP. */
@NullMarked
package org.backline.program.web;

import org.jspecify.annotations.NullMarked;
