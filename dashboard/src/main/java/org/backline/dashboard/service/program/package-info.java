/** What program-service says of programs, exercises and their rules, and the asking for it. */
@NullMarked
package org.backline.dashboard.service.program;

import org.jspecify.annotations.NullMarked;
