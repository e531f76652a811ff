/** Figures of a business: one way to ask for them, one form of answer, whatever is counted. */
@NullMarked
package io.partline.chassis.figures;

import org.jspecify.annotations.NullMarked;
