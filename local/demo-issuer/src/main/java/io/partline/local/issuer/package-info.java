/** A small issuer of tokens for the local platform: every site and carrier id is a client whose secret is "demo". */
@NullMarked
package io.partline.local.issuer;

import org.jspecify.annotations.NullMarked;
