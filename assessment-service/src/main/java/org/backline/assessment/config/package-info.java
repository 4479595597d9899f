/** Puts the service together. */
@NullMarked
package org.backline.assessment.config;

import org.jspecify.annotations.NullMarked;
