package io.partline.chassis.imports;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.imports.ImportReport.Rejection;
import io.partline.chassis.imports.ImportReport.Status;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.outage.Outage;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final int CHUNK = 200;

    private final Map<String, CsvImport> imports;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportJobs(List<CsvImport> imports, JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.imports = imports.stream().collect(Collectors.toMap(CsvImport::collection, Function.identity()));
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @return the report of the new job; empty if a job of another file was made before under the same id. A repetition
     *     of the same file answers with the job made before
     */
    Optional<ImportReport> submit(String id, String collection, String file, String requestedBy) {
        int rows = CsvFile.read(file, definition(collection).columns()).size();
        jdbc.update("""
                insert into import_job (id, collection, requested_by, requested_at, file, status, total_rows)
                values (?, ?, ?, ?, ?, 'QUEUED', ?) on conflict do nothing
                """, id, collection, requestedBy, clock.instant().atOffset(ZoneOffset.UTC), file, rows);
        boolean thisFile = Boolean.TRUE.equals(
                jdbc.queryForObject("select file = ? from import_job where id = ?", Boolean.class, file, id));
        return thisFile ? Optional.of(report(collection, id)) : Optional.empty();
    }

    private CsvImport definition(String collection) {
        return Optional.ofNullable(imports.get(collection))
                .orElseThrow(() -> NotFound.of("import-collection", collection));
    }

    ImportReport report(String collection, String id) {
        return jdbc
                .query(
                        """
                        select status, total_rows, processed_rows, accepted_rows, unchanged_rows, rejections
                          from import_job where id = ? and collection = ?
                        """,
                        (row, n) -> new ImportReport(
                                id,
                                collection,
                                Status.valueOf(row.getString(1)),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(3) - row.getInt(4) - row.getInt(5),
                                List.of(EventJson.read(row.getString(6), Rejection[].class))),
                        id,
                        collection)
                .stream()
                .findFirst()
                .orElseThrow(() -> NotFound.of("import", id));
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
                        select id from import_job where status <> 'COMPLETED' and collection = any(?)
                         order by requested_at limit 1 for update skip locked
                        """, String.class, (Object) imports.keySet().toArray(String[]::new)).stream()
                .findFirst();
    }

    private void run(String id) {
        record Job(String collection, String file) {}
        Job job = jdbc.query(
                        "select collection, file from import_job where id = ?",
                        (row, n) -> new Job(row.getString(1), row.getString(2)),
                        id)
                .getFirst();
        CsvImport definition = definition(job.collection());
        List<CsvFile.Row> rows = CsvFile.read(job.file(), definition.columns());
        boolean mine = true;
        while (mine) {
            mine = chunk(id, definition, rows, CHUNK);
        }
    }

    /** @return whether there is more for this node to do */
    private boolean chunk(String id, CsvImport definition, List<CsvFile.Row> rows, int size) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                List<Integer> done = jdbc.queryForList(
                        "select processed_rows from import_job where id = ? and status <> 'COMPLETED' for update skip locked",
                        Integer.class,
                        id);
                if (done.isEmpty()) {
                    return false;
                }
                int from = done.getFirst();
                List<CsvFile.Row> chunk = rows.subList(from, Math.min(rows.size(), from + size));
                record(id, from + chunk.size(), rows.size(), apply(definition, chunk));
                return from + chunk.size() < rows.size();
            }));
        } catch (RuntimeException e) {
            if (size == 1) {
                throw e;
            }
            LOG.warn("a chunk of import {} is done again row by row", id, e);
            return oneByOne(id, definition, rows);
        }
    }

    private boolean oneByOne(String id, CsvImport definition, List<CsvFile.Row> rows) {
        boolean more = true;
        for (int i = 0; i < CHUNK && more; i++) {
            int at = processed(id);
            try {
                more = chunk(id, definition, rows, 1);
            } catch (RuntimeException e) {
                if (Conflict.caused(e)) {
                    LOG.debug("a row of import {} lost a race and is done again", id, e);
                    return true;
                }
                if (Outage.caused(e)) {
                    throw e;
                }
                LOG.error("a row of import {} failed", id, e);
                more = Boolean.TRUE.equals(transaction.execute(status -> giveUpRow(id, rows, at)));
            }
        }
        return more;
    }

    private int processed(String id) {
        return jdbc.query("select processed_rows from import_job where id = ?", (row, n) -> row.getInt(1), id)
                .getFirst();
    }

    /** @param failed the index of the row; nothing is done if somebody else has meanwhile gone past it */
    private boolean giveUpRow(String id, List<CsvFile.Row> rows, int failed) {
        int from = jdbc.query(
                        "select processed_rows from import_job where id = ? for update", (row, n) -> row.getInt(1), id)
                .getFirst();
        if (from != failed || from >= rows.size()) {
            return from < rows.size();
        }
        CsvFile.Row row = rows.get(from);
        Counts counts = new Counts();
        counts.rejections.add(
                new Rejection(row.line(), "could not be recorded; the reason is in the service's log", row.content()));
        record(id, from + 1, rows.size(), counts);
        return from + 1 < rows.size();
    }

    private static final class Counts {
        int accepted;
        int unchanged;
        final List<Rejection> rejections = new ArrayList<>();
    }

    private static Counts apply(CsvImport definition, List<CsvFile.Row> chunk) {
        Counts counts = new Counts();
        for (CsvFile.Row row : chunk) {
            try {
                if (row.cellCount() != row.columnCount()) {
                    throw new RowRejected(
                            "the row has %d cells; the header names %d".formatted(row.cellCount(), row.columnCount()));
                }
                switch (definition.row().apply(row.cells())) {
                    case ACCEPTED -> counts.accepted++;
                    case UNCHANGED -> counts.unchanged++;
                }
            } catch (Refusal refusal) {
                counts.rejections.add(new Rejection(row.line(), refusal.detail(), row.content()));
            }
        }
        return counts;
    }

    private void record(String id, int processed, int total, Counts counts) {
        jdbc.update(
                """
                update import_job
                   set processed_rows = ?, accepted_rows = accepted_rows + ?, unchanged_rows = unchanged_rows + ?,
                       rejections = case when jsonb_array_length(rejections) < ? then rejections || ?::jsonb else rejections end,
                       status = ?, completed_at = case when ? then now() end
                 where id = ?
                """,
                processed,
                counts.accepted,
                counts.unchanged,
                ImportReport.MAX_REJECTIONS,
                EventJson.write(counts.rejections),
                processed < total ? Status.RUNNING.name() : Status.COMPLETED.name(),
                processed >= total,
                id);
    }
}
