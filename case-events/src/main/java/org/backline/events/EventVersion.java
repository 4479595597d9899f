package org.backline.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Version of a published event's shape; part of its type name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventVersion {

    /** 1 or more; a change that an older reader cannot bear needs a new one. */
    int value();
}
