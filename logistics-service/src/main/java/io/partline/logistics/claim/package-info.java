/**
 * Claims against a carrier for what it damaged. Always: one shipment is claimed for once.
 */
@NullMarked
package io.partline.logistics.claim;

import org.jspecify.annotations.NullMarked;
