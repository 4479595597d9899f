@NullMarked
package org.backline.support.command;

import org.jspecify.annotations.NullMarked;
