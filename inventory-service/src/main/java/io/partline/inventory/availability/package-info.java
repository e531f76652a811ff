/**
 * The reading room: what lies where, now.
 */
@NullMarked
package io.partline.inventory.availability;

import org.jspecify.annotations.NullMarked;
