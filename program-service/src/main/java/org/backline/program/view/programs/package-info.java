/** The list of programs of a clinic. */
@NullMarked
package org.backline.program.view.programs;

import org.jspecify.annotations.NullMarked;
