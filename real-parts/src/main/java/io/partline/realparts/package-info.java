/**
 * A real PostgreSQL and a real Kafka, for tests and for the local platform. {@link io.partline.realparts.RealParts} is
 * the one place that chooses between containers and embedded servers.
 */
@NullMarked
package io.partline.realparts;

import org.jspecify.annotations.NullMarked;
