/** HTTP as every service speaks it: problem documents, strict JSON, command headers. */
@NullMarked
package org.backline.support.web;

import org.jspecify.annotations.NullMarked;
