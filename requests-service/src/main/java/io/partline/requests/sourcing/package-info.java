/** Where inventory looked for the parts of an order, and why the chosen site won: what it told, kept and shown. */
@NullMarked
package io.partline.requests.sourcing;

import org.jspecify.annotations.NullMarked;
