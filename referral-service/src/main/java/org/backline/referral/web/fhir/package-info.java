/** The FHIR R4 face over HTTP. */
@NullMarked
package org.backline.referral.web.fhir;

import org.jspecify.annotations.NullMarked;
