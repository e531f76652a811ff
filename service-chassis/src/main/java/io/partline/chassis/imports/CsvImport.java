package io.partline.chassis.imports;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A collection that takes CSV files. One bean for each.
 *
 * @param collection the path segment: {@code parts} is served at {@code POST /api/parts/import}
 * @param columns the columns a file must have, in any order; others are passed over
 * @param concerns ids of the aggregates that a row reads or changes: they are read for many rows in one go. What is not
 *     named costs a statement for each row, and is right as well
 * @param row handles one row, in a transaction shared with other rows; a refusal rejects the row alone
 */
public record CsvImport(
        String collection,
        List<String> columns,
        Function<CsvRow, Collection<String>> concerns,
        Function<CsvRow, ImportOutcome> row) {
    public static CsvImport of(
            String collection,
            List<String> columns,
            Function<CsvRow, Collection<String>> concerns,
            Function<CsvRow, ImportOutcome> row) {
        return new CsvImport(collection, columns, concerns, row);
    }
}
