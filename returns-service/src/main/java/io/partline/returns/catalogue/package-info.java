/** This service's own copy of the catalogue: which parts there are. */
@NullMarked
package io.partline.returns.catalogue;

import org.jspecify.annotations.NullMarked;
