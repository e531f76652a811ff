package io.partline.chassis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Checks what must hold for every history on many random ones. A failure tells the seed and the shortest history that
 * still fails; {@code -Dpartline.seed=<seed>} plays that one again.
 */
public final class RandomHistories {
    private static final @Nullable Long SEED = Long.getLong("partline.seed");

    private RandomHistories() {}

    /**
     * @param tries how many histories
     * @param longest number of steps at most; at least one
     * @param step makes one step; draws from the generator only
     * @param property throws if the history breaks it
     */
    public static <T> void check(int tries, int longest, Function<Random, T> step, Consumer<List<T>> property) {
        forSeeds(tries, (seed, random) -> {
            List<T> history = new ArrayList<>();
            for (int length = 1 + random.nextInt(longest); length > 0; length--) {
                history.add(step.apply(random));
            }
            Throwable failure = failure(property, history);
            if (failure != null) {
                List<T> shortest = shrunk(history, property);
                Throwable last = failure(property, shortest);
                throw new AssertionError(
                        "-Dpartline.seed=%d: fails after %d steps:%n%s"
                                .formatted(seed, shortest.size(), lines(shortest)),
                        last == null ? failure : last);
            }
        });
    }

    /** Checks a property that draws all it needs by itself. */
    public static void check(int tries, Consumer<Random> property) {
        forSeeds(tries, (seed, random) -> {
            try {
                property.accept(random);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dpartline.seed=%d: %s".formatted(seed, e.getMessage()), e);
            }
        });
    }

    private interface Try {
        void with(long seed, Random random);
    }

    private static void forSeeds(int tries, Try attempt) {
        if (SEED != null) {
            attempt.with(SEED, new Random(SEED));
            return;
        }
        RandomGenerator seeds = RandomGenerator.getDefault();
        for (int i = 0; i < tries; i++) {
            long seed = seeds.nextLong();
            attempt.with(seed, new Random(seed));
        }
    }

    /** Leaves out halves, then quarters and so on down to single steps, as long as the rest still fails. */
    private static <T> List<T> shrunk(List<T> failing, Consumer<List<T>> property) {
        List<T> shortest = failing;
        for (int size = Math.max(1, failing.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<T> without = new ArrayList<>(shortest.subList(0, from));
                without.addAll(shortest.subList(Math.min(shortest.size(), from + size), shortest.size()));
                if (!without.isEmpty() && failure(property, without) != null) {
                    shortest = without;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }

    private static <T> @Nullable Throwable failure(Consumer<List<T>> property, List<T> history) {
        try {
            property.accept(List.copyOf(history));
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }

    private static String lines(List<?> history) {
        StringBuilder text = new StringBuilder();
        history.forEach(step -> text.append("  ").append(step).append('\n'));
        return text.toString();
    }
}
