package io.partline.chassis.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which an event is stored, for ever: the class may be renamed or moved, the name may not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredAs {
    /** Kebab case, past tense, unique within the service: {@code stock-reserved}. */
    String value();

    int revision() default 1;

    /** The record of the revision before, if there is one in the log; it is read and lifted, and never written again. */
    Class<? extends Superseded> supersedes() default Superseded.None.class;
}
