/** The one way in: where a request goes, whether it may come in, and how much of it. No domain rule lives here. */
@NullMarked
package io.partline.gateway;

import org.jspecify.annotations.NullMarked;
