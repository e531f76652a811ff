/**
 * All Kafka of this service, with the other services as its partners: what it publishes and what it acts on. It
 * translates and nothing else; what happens because of somebody's news is a sentence in another package.
 */
@NullMarked
package io.partline.inventory.partners;

import org.jspecify.annotations.NullMarked;
