/** The exercise library as data, how a program is drafted from it, and the order a session must keep: pure Java. */
@NullMarked
package org.backline.program.exercise;

import org.jspecify.annotations.NullMarked;
