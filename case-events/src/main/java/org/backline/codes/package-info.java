/** The one vocabulary of requests, events, rules and pages. */
@NullMarked
package org.backline.codes;

import org.jspecify.annotations.NullMarked;
