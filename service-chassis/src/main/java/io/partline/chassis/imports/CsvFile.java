package io.partline.chassis.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads RFC 4180 files with a header row, as they come: never more of one than some rows is in memory. */
final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private CsvFile() {}

    /**
     * A row whose number of cells is wrong is still a row: it is rejected by itself, with its line.
     *
     * @param line of the file, from 1, the header included
     */
    record Row(long line, List<String> cells) {}

    /**
     * @param some takes so many rows at a time, the last time fewer
     * @return the header
     * @throws UnreadableFile if the header lacks a column, the quoting is broken, or a row is too long; some of the
     *     rows may have been taken by then
     * @throws UncheckedIOException if the file does not come to its end
     */
    static List<String> read(InputStream file, List<String> columns, int atATime, Consumer<List<Row>> some) {
        RowByRow text = new RowByRow(new InputStreamReader(file, StandardCharsets.UTF_8));
        List<Row> rows = new ArrayList<>(atATime);
        try (CSVParser parser = FORMAT.parse(text)) {
            List<String> header = parser.getHeaderNames();
            List<String> missing =
                    columns.stream().filter(column -> !header.contains(column)).toList();
            if (!missing.isEmpty()) {
                throw new UnreadableFile("The file's first line must name the columns %s; it lacks %s."
                        .formatted(String.join(",", columns), String.join(", ", missing)));
            }
            for (CSVRecord cells : parser) {
                text.nextRow();
                // For rows of one line, the line the parser has just finished is the row's.
                rows.add(new Row(parser.getCurrentLineNumber(), List.of(cells.values())));
                if (rows.size() == atATime) {
                    some.accept(rows);
                    rows = new ArrayList<>(atATime);
                }
            }
            if (!rows.isEmpty()) {
                some.accept(rows);
            }
            return header;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            if (text.failure != null) {
                throw new UncheckedIOException(text.failure);
            }
            throw new UnreadableFile("The file is no CSV: " + e.getMessage());
        }
    }

    /** Passes over a byte order mark, and stops where a row never ends: a quote that nobody closed. */
    private static final class RowByRow extends FilterReader {
        private static final int LONGEST_ROW = 100_000;
        private static final char BYTE_ORDER_MARK = '\uFEFF';

        private long sinceLastRow;
        private boolean begun;
        private @Nullable IOException failure;

        RowByRow(Reader text) {
            super(text);
        }

        void nextRow() {
            sinceLastRow = 0;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int read = next(into, offset, length);
            if (!begun && read > 0) {
                begun = true;
                if (into[offset] == BYTE_ORDER_MARK) {
                    System.arraycopy(into, offset + 1, into, offset, read - 1);
                    read = read == 1 ? next(into, offset, length) : read - 1;
                }
            }
            sinceLastRow += Math.max(0, read);
            if (sinceLastRow > LONGEST_ROW) {
                throw new IllegalArgumentException(
                        "a row has more than %d characters; is a quote left open?".formatted(LONGEST_ROW));
            }
            return read;
        }

        private int next(char[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
