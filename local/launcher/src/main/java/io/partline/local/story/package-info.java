/** The story of the 23 days, played against a running platform and told as a person would tell it. */
@NullMarked
package io.partline.local.story;

import org.jspecify.annotations.NullMarked;
