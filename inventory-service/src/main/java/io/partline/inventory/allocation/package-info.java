/**
 * From a demand to the stock that meets it, and what becomes of it on the way: a demand is accepted, a site reserves its
 * stock for it, or the demand waits; a shipment leaves, arrives, or is damaged and the demand looks for stock again.
 */
@NullMarked
package io.partline.inventory.allocation;

import org.jspecify.annotations.NullMarked;
