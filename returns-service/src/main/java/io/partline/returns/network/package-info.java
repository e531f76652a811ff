/** This service's own copy of the sites: who belongs to whom. */
@NullMarked
package io.partline.returns.network;

import org.jspecify.annotations.NullMarked;
