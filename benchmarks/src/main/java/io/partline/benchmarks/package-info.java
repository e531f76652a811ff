/**
 * Load and micro benchmarks. Each is a subcommand of {@link io.partline.benchmarks.Benchmarks} and prints Markdown; a
 * ratio is always of two figures from one run on one server, measured in turns.
 */
@NullMarked
package io.partline.benchmarks;

import org.jspecify.annotations.NullMarked;
