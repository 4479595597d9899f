/** What is known about back pain, and the pure reasoning over it that proposes a disposition with its reasons. */
@NullMarked
package org.backline.assessment.knowledge;

import org.jspecify.annotations.NullMarked;
