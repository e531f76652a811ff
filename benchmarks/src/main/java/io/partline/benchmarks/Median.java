package io.partline.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Order statistics. */
final class Median {
    private Median() {}

    static double of(List<Double> values) {
        return quantile(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    /**
     * Nearest rank.
     *
     * @param p in 0..1
     * @return NaN of nothing
     */
    static double quantile(double[] values, double p) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(p * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
