/** The station confirms that a part is in its hand, and in which condition. */
@NullMarked
package io.partline.requests.receipt;

import org.jspecify.annotations.NullMarked;
