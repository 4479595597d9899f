/** Tests of the event store, most of them beside Axon's own engine, which loses what ours must not. */
@NullMarked
package org.backline.support.store;

import org.jspecify.annotations.NullMarked;
