/** What every service needs and no domain word. */
@NullMarked
package io.partline.chassis;

import org.jspecify.annotations.NullMarked;
