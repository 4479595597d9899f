@NullMarked
package org.backline.referral.web.fhir;

import org.jspecify.annotations.NullMarked;
