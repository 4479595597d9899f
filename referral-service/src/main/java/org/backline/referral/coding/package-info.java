/** What Backline's codes are called in ICD-10-CM, SNOMED CT and OSIICS, and which diagnosis codes are valid when. */
@NullMarked
package org.backline.referral.coding;

import org.jspecify.annotations.NullMarked;
