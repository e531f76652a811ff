/** Open order lines by what they wait for, and how the ended ones went: figures for those who watch. */
@NullMarked
package io.partline.requests.waiting;

import org.jspecify.annotations.NullMarked;
