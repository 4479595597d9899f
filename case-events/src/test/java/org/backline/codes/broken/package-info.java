/** A code that breaks the rules of the published language on purpose; the rules must report it. */
package org.backline.codes.broken;
