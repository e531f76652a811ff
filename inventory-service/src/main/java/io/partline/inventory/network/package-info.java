/**
 * The sites: headquarters, service centres, service stations, and who belongs to whom.
 */
@NullMarked
package io.partline.inventory.network;

import org.jspecify.annotations.NullMarked;
