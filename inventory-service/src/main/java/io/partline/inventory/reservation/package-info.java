/**
 * One demand of a service order line, from approval to the part in hand. Its attempts come and go (a shipment is damaged);
 * the demand keeps its age and priority.
 */
@NullMarked
package io.partline.inventory.reservation;

import org.jspecify.annotations.NullMarked;
