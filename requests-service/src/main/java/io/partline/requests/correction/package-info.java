/**
 * Numbers that were typed wrong and then right: remembered, so that the next one who types them is helped at once. Always:
 * a station has one search running for each appliance, and no more of them than it could have typed by hand in a day.
 */
@NullMarked
package io.partline.requests.correction;

import org.jspecify.annotations.NullMarked;
