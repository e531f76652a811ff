/**
 * All Kafka of this service, and nothing but translation: what goes out, what comes in, and which sentence of which
 * package it becomes.
 */
@NullMarked
package io.partline.returns.partners;

import org.jspecify.annotations.NullMarked;
