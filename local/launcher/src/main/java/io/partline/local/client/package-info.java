/** The platform as its sites and carriers see it: the gateway, and nothing behind it. */
@NullMarked
package io.partline.local.client;

import org.jspecify.annotations.NullMarked;
