package io.partline.chassis.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads RFC 4180 files with a header row. */
final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvFile() {}

    /** A row whose number of cells is wrong is still a row: it is rejected by itself, with its line. */
    record Row(long line, String content, CsvRow cells, int cellCount, int columnCount) {}

    /** @throws UnreadableFile if the header lacks a column or the quoting is broken */
    static List<Row> read(String file, List<String> columns) {
        String text = file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            List<String> header = parser.getHeaderNames();
            List<String> missing =
                    columns.stream().filter(column -> !header.contains(column)).toList();
            if (!missing.isEmpty()) {
                throw new UnreadableFile("The file's first line must name the columns %s; it lacks %s."
                        .formatted(String.join(",", columns), String.join(", ", missing)));
            }
            for (CSVRecord cells : parser) {
                // For rows of one line, the line the parser has just finished is the row's.
                long line = parser.getCurrentLineNumber();
                rows.add(new Row(
                        line,
                        String.join(",", cells.values()),
                        new CsvRow(line, cells.toMap()),
                        cells.size(),
                        header.size()));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableFile("The file is no CSV: " + e.getMessage());
        }
        return rows;
    }
}
