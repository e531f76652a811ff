/**
 * Which carrier takes a shipment, by rule and with reasons. Pure functions.
 */
@NullMarked
package io.partline.logistics.carrierchoice;

import org.jspecify.annotations.NullMarked;
