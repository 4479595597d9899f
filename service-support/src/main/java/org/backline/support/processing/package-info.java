/** How stored events reach policies and views: in order per case, again after a crash, parked when they are poison. */
@NullMarked
package org.backline.support.processing;

import org.jspecify.annotations.NullMarked;
