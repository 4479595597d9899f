/** The one-command run: starts the engines and every service as a process of its own, watches them, stops them. */
@NullMarked
package org.backline.local.launcher;

import org.jspecify.annotations.NullMarked;
