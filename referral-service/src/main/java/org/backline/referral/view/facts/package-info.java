/** What happened to each case, and which FHIR resources it made or changed. */
@NullMarked
package org.backline.referral.view.facts;

import org.jspecify.annotations.NullMarked;
