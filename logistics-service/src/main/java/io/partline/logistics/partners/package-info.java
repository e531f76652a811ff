/**
 * All Kafka of this service: what it publishes, also to each carrier, and what it acts on.
 */
@NullMarked
package io.partline.logistics.partners;

import org.jspecify.annotations.NullMarked;
