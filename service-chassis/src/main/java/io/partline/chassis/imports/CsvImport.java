package io.partline.chassis.imports;

import java.util.List;
import java.util.function.Function;

/**
 * A collection that takes CSV files. One bean for each.
 *
 * @param collection the path segment: {@code parts} is served at {@code POST /api/parts/import}
 * @param columns the columns a file must have, in any order; others are passed over
 * @param row handles one row, in a transaction shared with other rows; a refusal rejects the row alone
 */
public record CsvImport(String collection, List<String> columns, Function<CsvRow, ImportOutcome> row) {
    public static CsvImport of(String collection, List<String> columns, Function<CsvRow, ImportOutcome> row) {
        return new CsvImport(collection, columns, row);
    }
}
