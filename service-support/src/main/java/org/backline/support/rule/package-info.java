/** How the domain refuses: pure Java, the one room of this module that a domain may see. */
@NullMarked
package org.backline.support.rule;

import org.jspecify.annotations.NullMarked;
