/** Drafts a program from the confirmed causes and follows it until it ends. */
@NullMarked
package org.backline.program;

import org.jspecify.annotations.NullMarked;
