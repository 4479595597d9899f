/** The OpenID Connect provider of the one-command run: demo people sign in here, and programs get their tokens. */
@NullMarked
package org.backline.local.signin;

import org.jspecify.annotations.NullMarked;
