/** This service's own copy of parts, models and what fits what; suggestions for numbers that are wrong. */
@NullMarked
package io.partline.requests.catalogue;

import org.jspecify.annotations.NullMarked;
