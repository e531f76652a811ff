/** How well carriers deliver. */
@NullMarked
package io.partline.logistics.figures;

import org.jspecify.annotations.NullMarked;
