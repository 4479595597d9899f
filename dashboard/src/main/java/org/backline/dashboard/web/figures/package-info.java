/** The department's figures: caseload, referral loop, outcomes, scorecard; each as a chart, a table and a file. */
@NullMarked
package org.backline.dashboard.web.figures;

import org.jspecify.annotations.NullMarked;
