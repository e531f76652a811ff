/** Numbers that were typed wrong and then right: remembered, so that the next one who types them is helped at once. */
@NullMarked
package io.partline.requests.correction;

import org.jspecify.annotations.NullMarked;
