/** Puts the service together. */
@NullMarked
package org.backline.program.config;

import org.jspecify.annotations.NullMarked;
