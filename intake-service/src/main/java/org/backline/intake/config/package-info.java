/** Puts the service together. */
@NullMarked
package org.backline.intake.config;

import org.jspecify.annotations.NullMarked;
