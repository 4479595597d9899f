@NullMarked
package org.backline.referral.fhir;

import org.jspecify.annotations.NullMarked;
