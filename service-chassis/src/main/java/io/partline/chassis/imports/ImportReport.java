package io.partline.chassis.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How far an import is.
 *
 * @param rejections the first rows that were refused, at most {@value #MAX_REJECTIONS}; {@code rejected.csv} beside it has all
 */
@Schema(example = """
        {"importId": "IMP-7c1f", "collection": "stock", "status": "COMPLETED", "totalRows": 2, "processedRows": 2, "acceptedRows": 1, "unchangedRows": 0, "rejectedRows": 1,
         "rejections": [{"line": 3, "reason": "quantity must be a whole number", "content": "S-TZ-01,DHF-215KA,many,DN-77"}]}
        """)
public record ImportReport(
        String importId,
        String collection,
        Status status,
        long totalRows,
        long processedRows,
        long acceptedRows,
        long unchangedRows,
        long rejectedRows,
        List<Rejection> rejections) {
    static final int MAX_REJECTIONS = 1_000;

    ImportReport with(List<Rejection> rejected) {
        return new ImportReport(
                importId,
                collection,
                status,
                totalRows,
                processedRows,
                acceptedRows,
                unchangedRows,
                rejectedRows,
                rejected);
    }

    /** QUEUED until the first row is done. */
    public enum Status {
        QUEUED,
        RUNNING,
        COMPLETED
    }

    /** @param line line of the file, from 1, the header included */
    @Schema(example = """
            {"line": 3, "reason": "quantity must be a whole number", "content": "S-TZ-01,DHF-215KA,many,DN-77"}
            """)
    public record Rejection(long line, String reason, String content) {}
}
