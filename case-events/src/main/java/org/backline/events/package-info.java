/** What services tell each other: one record for each published event. */
@NullMarked
package org.backline.events;

import org.jspecify.annotations.NullMarked;
