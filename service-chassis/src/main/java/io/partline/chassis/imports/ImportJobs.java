package io.partline.chassis.imports;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.imports.CsvFile.Row;
import io.partline.chassis.imports.ImportReport.Rejection;
import io.partline.chassis.imports.ImportReport.Status;
import io.partline.chassis.imports.Uploads.Upload;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.outage.Outage;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports as rows of a table: a job survives a restart and goes on where it was, since its progress commits with the
 * rows' effects. One chunk is one transaction; a chunk that fails for any other reason than a refusal is done again row
 * by row, so that a bad row never stops the good ones.
 */
class ImportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    /** First column of the rows that were refused. */
    private static final String REASON = "rejectedBecause";

    private final Map<String, CsvImport> imports;
    private final HorizonEventStorageEngine engine;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Uploads uploads;
    private final Clock clock;

    ImportJobs(
            List<CsvImport> imports,
            HorizonEventStorageEngine engine,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.engine = engine;
        this.imports = imports.stream().collect(Collectors.toMap(CsvImport::collection, Function.identity()));
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.uploads = new Uploads(jdbc);
        this.clock = clock;
    }

    /**
     * @return the report of the new job; empty if a job of another file was made before under the same id. A repetition
     *     of the same file answers with the job made before
     */
    Optional<ImportReport> submit(String id, String collection, InputStream file, String requestedBy) {
        Upload upload = uploads.receive(file, definition(collection).columns());
        boolean first = jdbc.update(
                        """
                        insert into file_import (id, collection, requested_by, requested_at, upload, digest, header, status,
                                                 total_rows)
                        values (?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?) on conflict do nothing
                        """,
                        id,
                        collection,
                        requestedBy,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        upload.id(),
                        upload.digest(),
                        EventJson.write(upload.header()),
                        upload.rows())
                == 1;
        if (!first) {
            uploads.drop(upload.id());
        }
        boolean thisFile = Boolean.TRUE.equals(jdbc.queryForObject(
                "select digest = ? from file_import where id = ?", Boolean.class, upload.digest(), id));
        return thisFile ? Optional.of(report(collection, id)) : Optional.empty();
    }

    private CsvImport definition(String collection) {
        return Optional.ofNullable(imports.get(collection))
                .orElseThrow(() -> NotFound.of("import-collection", collection));
    }

    ImportReport report(String collection, String id) {
        ImportReport standing = jdbc
                .query(
                        """
                        select status, total_rows, processed_rows, accepted_rows, unchanged_rows
                          from file_import where id = ? and collection = ?
                        """,
                        (row, n) -> new ImportReport(
                                id,
                                collection,
                                Status.valueOf(row.getString(1)),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(3) - row.getLong(4) - row.getLong(5),
                                List.of()),
                        id,
                        collection)
                .stream()
                .findFirst()
                .orElseThrow(() -> NotFound.of("import", id));
        // Read after it, so that none is missing of those that are counted.
        return standing.with(jdbc.query(
                "select line, reason, cells from file_import_rejection where import_id = ? order by line limit ?",
                (row, _) -> new Rejection(row.getLong(1), row.getString(2), String.join(",", cells(row.getString(3)))),
                id,
                ImportReport.MAX_REJECTIONS));
    }

    private static List<String> cells(String json) {
        return List.of(EventJson.read(json, String[].class));
    }

    /**
     * Writes the refused rows as they were, each behind its reason, so that they can be mended and sent again.
     *
     * @throws NotFound if there is no such import
     */
    void rejected(String collection, String id, Appendable to) throws IOException {
        List<String> columns = new ArrayList<>(List.of(REASON));
        columns.addAll(cells(jdbc
                .queryForList(
                        "select header from file_import where id = ? and collection = ?", String.class, id, collection)
                .stream()
                .findFirst()
                .orElseThrow(() -> NotFound.of("import", id))));
        int earlierReason = columns.lastIndexOf(REASON);
        CSVPrinter csv = new CSVPrinter(to, CSVFormat.RFC4180);
        csv.printRecord(without(columns, earlierReason));
        long last = 0;
        for (List<Rejection> some = rejectionsAfter(id, last); !some.isEmpty(); some = rejectionsAfter(id, last)) {
            for (Rejection rejection : some) {
                List<String> row = new ArrayList<>(List.of(rejection.reason()));
                row.addAll(cells(rejection.content()));
                csv.printRecord(without(row, earlierReason).stream()
                        .map(CsvText::written)
                        .toList());
                last = rejection.line();
            }
        }
        csv.flush();
    }

    /** A file that was mended and is refused again says only why it is refused now. */
    private static List<String> without(List<String> cells, int earlierReason) {
        List<String> rest = new ArrayList<>(cells);
        if (earlierReason > 0 && earlierReason < rest.size()) {
            rest.remove(earlierReason);
        }
        return rest;
    }

    /** Some more, with the cells as they are stored. */
    private List<Rejection> rejectionsAfter(String id, long line) {
        return jdbc.query("""
                select line, reason, cells from file_import_rejection where import_id = ? and line > ? order by line limit 500
                """, (row, _) -> new Rejection(row.getLong(1), row.getString(2), row.getString(3)), id, line);
    }

    /** Works off whatever is open and not in another node's hands, oldest first. */
    void workOff() {
        Optional<String> next = next();
        while (next.isPresent()) {
            run(next.get());
            next = next();
        }
    }

    /** One of another build's collections is left to a node of that build. */
    private Optional<String> next() {
        return jdbc.queryForList("""
                        select id from file_import where status <> 'COMPLETED' and collection = any(?)
                         order by requested_at limit 1 for update skip locked
                        """, String.class, (Object) imports.keySet().toArray(String[]::new)).stream()
                .findFirst();
    }

    private void run(String id) {
        record Job(String collection, UUID upload, List<String> header) {}
        Job job = jdbc.query(
                        "select collection, upload, header from file_import where id = ?",
                        (row, n) -> new Job(row.getString(1), row.getObject(2, UUID.class), cells(row.getString(3))),
                        id)
                .getFirst();
        Work work = new Work(id, definition(job.collection()), job.upload(), job.header());
        boolean mine = true;
        while (mine) {
            mine = some(work, Uploads.CHUNK);
        }
    }

    private record Work(String id, CsvImport definition, UUID upload, List<String> header) {}

    private record Standing(long processed, long total) {
        boolean done() {
            return processed >= total;
        }
    }

    /** For the rest of the transaction; empty if it is done, or another node is at it. */
    private Optional<Standing> take(String id) {
        return jdbc.query("""
                        select processed_rows, total_rows from file_import
                         where id = ? and status <> 'COMPLETED' for update skip locked
                        """, (row, _) -> new Standing(row.getLong(1), row.getLong(2)), id).stream()
                .findFirst();
    }

    /** The rows that come next, at most so many, none of them of another chunk. */
    private List<Row> next(Work work, Standing at, int size) {
        if (at.done()) {
            return List.of();
        }
        List<Row> chunk = uploads.chunk(work.upload(), at.processed() / Uploads.CHUNK);
        int from = (int) (at.processed() % Uploads.CHUNK);
        return chunk.subList(from, Math.min(chunk.size(), from + size));
    }

    /** @return whether there is more for this node to do */
    private boolean some(Work work, int size) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> take(work.id())
                    .map(at -> {
                        List<Row> rows = next(work, at, size);
                        return record(work, at, rows.size(), apply(work, rows));
                    })
                    .orElse(false)));
        } catch (RuntimeException e) {
            if (size == 1) {
                throw e;
            }
            LOG.warn("a chunk of import {} is done again row by row", work.id(), e);
            return oneByOne(work);
        }
    }

    private boolean oneByOne(Work work) {
        boolean more = true;
        for (int i = 0; i < Uploads.CHUNK && more; i++) {
            long at = processed(work.id());
            try {
                more = some(work, 1);
            } catch (RuntimeException e) {
                if (Conflict.caused(e)) {
                    LOG.debug("a row of import {} lost a race and is done again", work.id(), e);
                    return true;
                }
                if (Outage.caused(e)) {
                    throw e;
                }
                LOG.error("a row of import {} failed", work.id(), e);
                more = Boolean.TRUE.equals(transaction.execute(status -> giveUpRow(work, at)));
            }
        }
        return more;
    }

    private long processed(String id) {
        return jdbc.query("select processed_rows from file_import where id = ?", (row, n) -> row.getLong(1), id)
                .getFirst();
    }

    /** @param failed the index of the row; nothing is done if somebody else has meanwhile gone past it */
    private boolean giveUpRow(Work work, long failed) {
        Optional<Standing> taken = take(work.id());
        if (taken.isEmpty() || taken.get().processed() != failed) {
            return taken.isPresent();
        }
        Counts counts = new Counts(work);
        List<Row> rows = next(work, taken.get(), 1);
        rows.forEach(row -> counts.reject(row, "could not be recorded; the reason is in the service's log"));
        return record(work, taken.get(), rows.size(), counts);
    }

    private static final class Counts {
        int accepted;
        int unchanged;
        final List<Object[]> rejections = new ArrayList<>();
        final String importId;

        Counts(Work work) {
            this.importId = work.id();
        }

        void reject(Row row, String reason) {
            rejections.add(new Object[] {importId, row.line(), reason, EventJson.write(row.cells())});
        }
    }

    private Counts apply(Work work, List<Row> rows) {
        Counts counts = new Counts(work);
        Map<Row, CsvRow> readable = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.cells().size() == work.header().size()) {
                readable.put(row, named(work.header(), row));
            }
        }
        return engine.inOneGo(concerned(work, readable.values()), () -> {
            for (Row row : rows) {
                apply(work, row, readable.get(row), counts);
            }
            return counts;
        });
    }

    private static CsvRow named(List<String> header, Row row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            cells.put(header.get(i), CsvText.read(row.cells().get(i)));
        }
        return new CsvRow(row.line(), cells);
    }

    /** A row that names nothing that can be understood is refused when it is handled. */
    private static Set<String> concerned(Work work, Collection<CsvRow> rows) {
        Set<String> concerned = new HashSet<>();
        for (CsvRow row : rows) {
            try {
                concerned.addAll(work.definition().concerns().apply(row));
            } catch (Refusal _) {
                LOG.debug("line {} of import {} is refused in a moment", row.line(), work.id());
            }
        }
        return concerned;
    }

    private static void apply(Work work, Row row, @Nullable CsvRow readable, Counts counts) {
        try {
            if (readable == null) {
                throw new RowRejected("the row has %d cells; the header names %d"
                        .formatted(row.cells().size(), work.header().size()));
            }
            switch (work.definition().row().apply(readable)) {
                case ACCEPTED -> counts.accepted++;
                case UNCHANGED -> counts.unchanged++;
            }
        } catch (Refusal refusal) {
            counts.reject(row, refusal.detail());
        }
    }

    /** @return whether there is more */
    private boolean record(Work work, Standing before, int done, Counts counts) {
        long processed = before.processed() + done;
        boolean more = processed < before.total();
        jdbc.update(
                """
                update file_import
                   set processed_rows = ?, accepted_rows = accepted_rows + ?, unchanged_rows = unchanged_rows + ?,
                       status = ?, completed_at = case when ? then now() end
                 where id = ?
                """,
                processed,
                counts.accepted,
                counts.unchanged,
                more ? Status.RUNNING.name() : Status.COMPLETED.name(),
                !more,
                work.id());
        jdbc.batchUpdate(
                "insert into file_import_rejection (import_id, line, reason, cells) values (?, ?, ?, ?)",
                counts.rejections);
        if (done > 0 && (!more || processed % Uploads.CHUNK == 0)) {
            uploads.drop(work.upload(), before.processed() / Uploads.CHUNK);
        }
        return more;
    }
}
