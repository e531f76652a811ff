/** All Kafka of this service: what it publishes and what it acts on. */
@NullMarked
package io.partline.requests.partners;

import org.jspecify.annotations.NullMarked;
