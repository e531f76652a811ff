/**
 * Reports of carriers that were not taken, so that the sender learns it on its own topic. Always: one report is refused once.
 */
@NullMarked
package io.partline.logistics.refusedreport;

import org.jspecify.annotations.NullMarked;
