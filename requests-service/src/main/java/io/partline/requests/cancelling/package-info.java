/** Nobody needs a part, or a whole order, any more. */
@NullMarked
package io.partline.requests.cancelling;

import org.jspecify.annotations.NullMarked;
