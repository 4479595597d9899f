/** Breaks a rule on purpose. */
@org.jspecify.annotations.NullMarked
package org.backline.broken.fhir;
