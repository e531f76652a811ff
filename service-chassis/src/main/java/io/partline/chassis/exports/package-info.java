/** Every list as CSV, page after page, however long it is. */
@NullMarked
package io.partline.chassis.exports;

import org.jspecify.annotations.NullMarked;
