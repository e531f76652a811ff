/** What a station may order in a calendar month without a person's approval. */
@NullMarked
package io.partline.requests.quota;

import org.jspecify.annotations.NullMarked;
