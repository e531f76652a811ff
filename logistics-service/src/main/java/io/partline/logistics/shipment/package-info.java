/**
 * One shipment, of a reservation or of a movement, from plan to proof of delivery. Always: nothing is reported before dispatch or after the
 * end, and what is damaged is never also delivered in good order.
 */
@NullMarked
package io.partline.logistics.shipment;

import org.jspecify.annotations.NullMarked;
