/**
 * This service's own copy of the sites: who belongs to whom, and in which region.
 */
@NullMarked
package io.partline.logistics.network;

import org.jspecify.annotations.NullMarked;
