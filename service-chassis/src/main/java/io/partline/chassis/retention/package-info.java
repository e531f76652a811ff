/** What is kept for a time only, and how it goes. */
@NullMarked
package io.partline.chassis.retention;

import org.jspecify.annotations.NullMarked;
