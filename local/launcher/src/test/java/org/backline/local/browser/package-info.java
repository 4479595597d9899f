/** A real browser for the stories of the pages: who looks, at what size and in which light, and what a page must never do. */
@NullMarked
package org.backline.local.browser;

import org.jspecify.annotations.NullMarked;
