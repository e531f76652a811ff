package io.partline.chassis.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What was counted of one group.
 *
 * @param key the value that its records share, {@code all} where they are not grouped
 */
public record Counted(String key, BigDecimal numerator, long denominator) {
    /** From a row of {@code key}, {@code numerator}, {@code denominator}. */
    public static Counted of(ResultSet row, int number) throws SQLException {
        return new Counted(row.getString("key"), row.getBigDecimal("numerator"), row.getLong("denominator"));
    }
}
