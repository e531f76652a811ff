/** How the tables of the chassis and of a service come to be and grow. */
@NullMarked
package io.partline.chassis.schema;

import org.jspecify.annotations.NullMarked;
