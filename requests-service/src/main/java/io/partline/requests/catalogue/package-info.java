/** This service's own copy of parts, models and what fits what. */
@NullMarked
package io.partline.requests.catalogue;

import org.jspecify.annotations.NullMarked;
