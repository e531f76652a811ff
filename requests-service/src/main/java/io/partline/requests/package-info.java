/** Service orders: repairs that need parts, from the typed number to the part in hand. */
@NullMarked
package io.partline.requests;

import org.jspecify.annotations.NullMarked;
