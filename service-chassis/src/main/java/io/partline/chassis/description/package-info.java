/** The OpenAPI description of a service, complete enough to generate a client from it. */
@NullMarked
package io.partline.chassis.description;

import org.jspecify.annotations.NullMarked;
