/**
 * The stock of one part at one site.
 *
 * <p>On-hand is what is there and may be issued; allocated is the part of it reserved for demands; available-to-promise is
 * on-hand less allocated. In transit is on its way here. Quarantine is here or in the carrier's hands after damage, and
 * may not be issued. Always: nothing is negative, allocated is the sum of the open reservations and never more than
 * on-hand, and no unit appears or disappears but by a receipt, a use or a disposal.
 */
@NullMarked
package io.partline.inventory.stock;

import org.jspecify.annotations.NullMarked;
