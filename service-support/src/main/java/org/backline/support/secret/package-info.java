/**
 * Keeps identity and free text unreadable at rest: AES-256-GCM with a master key from outside the database. The JDK's
 * own cipher, because a library would bring its own key format and more code than it saves for one algorithm and one
 * list of keys.
 */
@NullMarked
package org.backline.support.secret;

import org.jspecify.annotations.NullMarked;
