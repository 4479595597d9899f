/** Samples of the published events, and the tests that hold records, schemas and documents together. */
package org.backline.events;
