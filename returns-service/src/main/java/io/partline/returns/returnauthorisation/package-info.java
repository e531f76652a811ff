/**
 * One permission to return (RMA), from the damage to the disposition. Always: one shipment is returned once, and disposed
 * of once.
 */
@NullMarked
package io.partline.returns.returnauthorisation;

import org.jspecify.annotations.NullMarked;
