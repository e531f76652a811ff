/** CSV imports as durable jobs with progress and a list of rejected rows. */
@NullMarked
package io.partline.chassis.imports;

import org.jspecify.annotations.NullMarked;
