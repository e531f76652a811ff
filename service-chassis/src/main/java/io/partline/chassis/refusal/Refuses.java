package io.partline.chassis.refusal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals of its own that an endpoint, or every endpoint of a class, may give; the description of the API shows them.
 * What every endpoint can meet (bad input, no token, no such record, too much at once) is shown anyway.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    Class<? extends Refusal>[] value();
}
