/** The assessment over HTTP: translates requests and answers, and decides nothing. */
@NullMarked
package org.backline.assessment.web;

import org.jspecify.annotations.NullMarked;
