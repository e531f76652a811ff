/**
 * The demo network: one generator for the launcher, the scenarios and the benchmarks. The same size always gives the
 * same files, and a larger size only adds to a smaller one.
 */
@NullMarked
package io.partline.local.demonetwork;

import org.jspecify.annotations.NullMarked;
