/** The edge: problems, idempotent POSTs, pages. */
@NullMarked
package io.partline.chassis.rest;

import org.jspecify.annotations.NullMarked;
