/** What the athletes of a clinic may take part in: all that a coach sees. */
@NullMarked
package org.backline.intake.view.participation;

import org.jspecify.annotations.NullMarked;
