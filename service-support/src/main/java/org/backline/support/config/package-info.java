/** Puts the parts together for Spring Boot; a service only adds the dependency. */
@NullMarked
package org.backline.support.config;

import org.jspecify.annotations.NullMarked;
