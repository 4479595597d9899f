/** Tests of the room of the same name. */
@NullMarked
package org.backline.local.signin;

import org.jspecify.annotations.NullMarked;
