package io.partline.chassis.aggregate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule that decides on what it is given and nothing else: no clock, no random ids, no I/O, no framework. The
 * architecture test holds it to that, as it does the classes named {@code ...Decisions} and {@code ...State}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Pure {}
