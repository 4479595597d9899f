/** The demo caseload: made-up athletes in every stage of the flow, told through the public HTTP API. */
@NullMarked
package org.backline.local.demo;

import org.jspecify.annotations.NullMarked;
