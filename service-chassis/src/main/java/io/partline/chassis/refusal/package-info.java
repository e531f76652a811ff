/** Refusals: what was wrong, in words and data for the person who must act. */
@NullMarked
package io.partline.chassis.refusal;

import org.jspecify.annotations.NullMarked;
