package io.partline.chassis.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, by column name. Values are trimmed; an empty cell is an absent one.
 *
 * @param line line of the file, from 1, the header included
 */
public record CsvRow(long line, Map<String, String> values) {
    private static final int MAX_COUNT = 999_999_999;

    /** @throws RowRejected if the cell is empty */
    public String text(String column) {
        String value = optional(column);
        if (value == null) {
            throw new RowRejected(column + " is empty; every row needs one");
        }
        return value;
    }

    public @Nullable String optional(String column) {
        String value = values.get(column);
        return value == null || value.isBlank() ? null : value.trim();
    }

    /**
     * What a column that may be absent says: an empty cell erases what was, an absent column leaves it.
     *
     * @param before null if there was nothing before
     * @param was reads it of what was before
     * @param read reads it of this row
     */
    public <B, T> @Nullable T orBefore(
            String column, @Nullable B before, Function<B, @Nullable T> was, Function<String, @Nullable T> read) {
        if (values.containsKey(column)) {
            return read.apply(column);
        }
        return before == null ? null : was.apply(before);
    }

    /** @throws RowRejected if the cell holds no decimal number such as {@code 12.50} */
    public BigDecimal decimal(String column) {
        String value = text(column);
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new RowRejected("%s is '%s'; it should be a decimal number such as 12.50".formatted(column, value));
        }
    }

    /** @throws RowRejected if the cell holds no whole number */
    public long wholeNumber(String column) {
        String value = text(column);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new RowRejected("%s is '%s'; it should be a whole number".formatted(column, value));
        }
    }

    /** @throws RowRejected if the cell holds no whole number of at most nine digits */
    public int count(String column) {
        long number = wholeNumber(column);
        if (Math.abs(number) > MAX_COUNT) {
            throw new RowRejected("%s is '%s'; it should be at most %d".formatted(column, text(column), MAX_COUNT));
        }
        return Math.toIntExact(number);
    }

    /**
     * Whether the cell says {@code yes}; an absent column and an empty cell say no.
     *
     * @throws RowRejected if it says something else than yes or no
     */
    public boolean yes(String column) {
        return switch (optional(column)) {
            case null -> false;
            case "yes" -> true;
            case "no" -> false;
            case String other -> throw new RowRejected("%s is '%s'; it should be yes or no".formatted(column, other));
        };
    }

    /** @throws RowRejected if the cell holds none of the constants */
    public <E extends Enum<E>> E oneOf(String column, Class<E> constants) {
        String value = text(column);
        try {
            return Enum.valueOf(constants, value);
        } catch (IllegalArgumentException e) {
            throw new RowRejected("%s is '%s'; it should be one of %s"
                    .formatted(column, value, List.of(constants.getEnumConstants())));
        }
    }
}
