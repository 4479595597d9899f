/** The course of an assigned program: progress, load, edits, restrictions, reviews and the gate of return. Pure Java. */
@NullMarked
package org.backline.program.exercise.course;

import org.jspecify.annotations.NullMarked;
