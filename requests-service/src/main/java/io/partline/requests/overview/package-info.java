/** Service orders to read: the list, one order now or as of an instant, and where its time went. */
@NullMarked
package io.partline.requests.overview;

import org.jspecify.annotations.NullMarked;
