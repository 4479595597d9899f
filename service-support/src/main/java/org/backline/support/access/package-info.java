/** Who may do what, to whose record, and the ledger of who did. */
@NullMarked
package org.backline.support.access;

import org.jspecify.annotations.NullMarked;
