/** The versions of the knowledge as they are kept, and the one that is in force, on every copy of the service at once. */
@NullMarked
package org.backline.assessment.library;

import org.jspecify.annotations.NullMarked;
