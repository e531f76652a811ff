package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Pure;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces by what they are tied to; each step makes a new map. */
@Pure
final class Pieces {
    /** So many of the last are remembered: more than can be under way at once, and still a few kilobytes. */
    static final int REMEMBERED = 60;

    private Pieces() {}

    static long sum(Map<?, Long> pieces) {
        long sum = 0;
        for (long each : pieces.values()) {
            sum += each;
        }
        return sum;
    }

    static <K> Map<K, Long> with(Map<K, Long> pieces, K key, long quantity) {
        Map<K, Long> more = new LinkedHashMap<>(pieces);
        more.put(key, quantity);
        return more;
    }

    static <K> Map<K, Long> without(Map<K, Long> pieces, K key) {
        if (!pieces.containsKey(key)) {
            return pieces;
        }
        Map<K, Long> fewer = new LinkedHashMap<>(pieces);
        fewer.remove(key);
        return fewer;
    }

    /** None left is no entry. */
    static <K> Map<K, Long> less(Map<K, Long> pieces, K key, long quantity) {
        long left = pieces.getOrDefault(key, 0L) - quantity;
        return left > 0 ? with(pieces, key, left) : without(pieces, key);
    }

    /** The newest last, the oldest forgotten. */
    static <K> Map<K, Long> remembering(Map<K, Long> last, K key, long quantity) {
        Map<K, Long> more = new LinkedHashMap<>(last);
        more.remove(key);
        more.put(key, quantity);
        while (more.size() > REMEMBERED) {
            more.remove(more.keySet().iterator().next());
        }
        return more;
    }
}
