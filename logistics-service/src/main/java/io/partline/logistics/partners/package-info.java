/**
 * All Kafka of this service, and nothing but translation: what goes out, also to each carrier, what comes in, and which
 * sentence of which package it becomes.
 */
@NullMarked
package io.partline.logistics.partners;

import org.jspecify.annotations.NullMarked;
