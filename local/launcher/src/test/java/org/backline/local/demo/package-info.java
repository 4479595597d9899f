/** Tests of the room of the same name; those that end in IT drive real processes from end to end. */
@NullMarked
package org.backline.local.demo;

import org.jspecify.annotations.NullMarked;
