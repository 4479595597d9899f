/** The program of a case: drafted from the confirmed causes, assigned by a trainer, trained, held, ended. */
@NullMarked
package org.backline.program.domain;

import org.jspecify.annotations.NullMarked;
