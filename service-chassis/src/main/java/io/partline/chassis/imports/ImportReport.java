package io.partline.chassis.imports;

import java.util.List;

/**
 * How far an import is.
 *
 * @param rejections the rows that were refused, at most {@value #MOST_REJECTIONS}; {@code rejectedRows} counts all
 */
public record ImportReport(
        String importId,
        String collection,
        Status status,
        int totalRows,
        int processedRows,
        int acceptedRows,
        int unchangedRows,
        int rejectedRows,
        List<Rejection> rejections) {
    static final int MOST_REJECTIONS = 1_000;

    /** QUEUED until the first row is done. */
    public enum Status {
        QUEUED,
        RUNNING,
        COMPLETED
    }

    /** @param line line of the file, from 1, the header included */
    public record Rejection(long line, String reason, String content) {}
}
