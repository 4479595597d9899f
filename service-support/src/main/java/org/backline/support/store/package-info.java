/** The event store on PostgreSQL, whose readers never skip a committed event. */
@NullMarked
package org.backline.support.store;

import org.jspecify.annotations.NullMarked;
