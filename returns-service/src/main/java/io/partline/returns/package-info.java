/** What comes back: permission to return, inspection, disposition. */
@NullMarked
package io.partline.returns;

import org.jspecify.annotations.NullMarked;
