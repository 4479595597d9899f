/** The pages of exercises and programs: the program of a case, its editing, the library, the athlete's own page, what works. */
@NullMarked
package org.backline.dashboard.web.program;

import org.jspecify.annotations.NullMarked;
