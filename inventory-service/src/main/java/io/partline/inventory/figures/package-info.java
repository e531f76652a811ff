/** How well the shelves answer what is asked of them. */
@NullMarked
package io.partline.inventory.figures;

import org.jspecify.annotations.NullMarked;
