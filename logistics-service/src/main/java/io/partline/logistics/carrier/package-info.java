/**
 * Carriers: the lanes they serve, what they ask for them and how they did on them. Always: one offer stands for each lane.
 */
@NullMarked
package io.partline.logistics.carrier;

import org.jspecify.annotations.NullMarked;
