/** This service's own copy of the sites. */
@NullMarked
package io.partline.requests.network;

import org.jspecify.annotations.NullMarked;
