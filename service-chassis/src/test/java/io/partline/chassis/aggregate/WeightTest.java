package io.partline.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a state weighs in memory, well enough to keep a cache within its share of the heap. */
class WeightTest {
    private record Piece(
            String serial, long quantity, @Nullable Piece inside) {}

    private record Shelf(List<Piece> pieces, Map<String, UUID> owners, DayOfWeek counted, Optional<String> note) {}

    @Test
    void grows_with_everything_that_it_holds() {
        int empty = Weight.of(new Shelf(List.of(), Map.of(), DayOfWeek.MONDAY, Optional.empty()));
        int withPiece = Weight.of(new Shelf(List.of(piece("A")), Map.of(), DayOfWeek.MONDAY, Optional.empty()));
        int withText =
                Weight.of(new Shelf(List.of(piece("A".repeat(1_000))), Map.of(), DayOfWeek.MONDAY, Optional.empty()));
        int nested = Weight.of(
                new Shelf(List.of(new Piece("A", 1, piece("B"))), Map.of(), DayOfWeek.MONDAY, Optional.empty()));
        assertThat(withPiece).isGreaterThan(empty);
        assertThat(withText - withPiece).isEqualTo(999);
        assertThat(nested - withPiece).isEqualTo(Weight.of(piece("B")));
    }

    @Test
    void is_about_what_the_jvm_takes() {
        List<Piece> pieces = IntStream.range(0, 1_000)
                .mapToObj(number -> piece("serial-%04d".formatted(number)))
                .toList();
        // A record of three fields, its text's object and array, and its place: 24 + 24 + 32 + 4 bytes.
        assertThat(Weight.of(pieces) / 1_000).isBetween(70, 100);
    }

    @Test
    void nothing_weighs_nothing() {
        assertThat(Weight.of(null)).isZero();
        assertThat(Weight.of(Collections.emptyList())).isLessThan(50);
    }

    private static Piece piece(String serial) {
        return new Piece(serial, 1, null);
    }
}
