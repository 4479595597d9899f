/** Who the staff are: cases and events name people by opaque subjects, pages by name. */
@NullMarked
package org.backline.dashboard.people;

import org.jspecify.annotations.NullMarked;
