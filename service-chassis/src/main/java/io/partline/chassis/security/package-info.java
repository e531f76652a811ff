/** Who is calling: bearer tokens, roles, and the site or carrier a caller speaks for. */
@NullMarked
package io.partline.chassis.security;

import org.jspecify.annotations.NullMarked;
