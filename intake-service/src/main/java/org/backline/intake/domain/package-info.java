/** A case, from intake until it is closed. */
@NullMarked
package org.backline.intake.domain;

import org.jspecify.annotations.NullMarked;
