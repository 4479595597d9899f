/** What is sealed stays sealed. */
@NullMarked
package org.backline.support.secret;

import org.jspecify.annotations.NullMarked;
