/**
 * Read model of stock: what lies where, now or as of an instant.
 */
@NullMarked
package io.partline.inventory.availability;

import org.jspecify.annotations.NullMarked;
