package io.partline.chassis.rest;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text of several lines: something to read; line breaks and tabs are fine, other control characters and halves of characters are not. */
@Pattern(regexp = "^(?=[\\s\\S]*[^\\s\\u3000])[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*$")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Prose {
    String message() default "must say something, without control characters but line breaks and tabs, or be left out";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
