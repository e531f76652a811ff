/**
 * Claims against a carrier for what it damaged. Always: one damage is claimed for once.
 */
@NullMarked
package io.partline.logistics.claim;

import org.jspecify.annotations.NullMarked;
