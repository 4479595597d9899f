/** Classes that break the rules of the published language on purpose; the rules must report each of them. */
package org.backline.events.broken;
