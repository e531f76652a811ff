/** What becomes of what comes back. */
@NullMarked
package io.partline.returns.figures;

import org.jspecify.annotations.NullMarked;
