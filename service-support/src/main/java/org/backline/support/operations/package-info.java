/** What an operator can do to a running service: see and retry dead letters, replay and verify views. */
@NullMarked
package org.backline.support.operations;

import org.jspecify.annotations.NullMarked;
