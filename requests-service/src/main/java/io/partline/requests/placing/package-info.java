/**
 * From the typed form to the placed order: is the part the one that is meant, who must approve it.
 */
@NullMarked
package io.partline.requests.placing;

import org.jspecify.annotations.NullMarked;
