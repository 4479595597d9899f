/** Says what Backline knows of a case in FHIR R4, and reads what physicians' systems say: pure mapping, no I/O. */
@NullMarked
package org.backline.referral.fhir;

import org.jspecify.annotations.NullMarked;
