/** How long orders take. */
@NullMarked
package io.partline.requests.figures;

import org.jspecify.annotations.NullMarked;
