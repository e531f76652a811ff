/**
 * Getting parts from site to site: shipments, carriers, tracking, claims.
 */
@NullMarked
package io.partline.logistics;

import org.jspecify.annotations.NullMarked;
