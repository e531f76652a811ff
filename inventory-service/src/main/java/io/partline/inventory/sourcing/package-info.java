/**
 * Where to take a part from: every site that could, what it could promise, which one and why. Pure functions.
 */
@NullMarked
package io.partline.inventory.sourcing;

import org.jspecify.annotations.NullMarked;
