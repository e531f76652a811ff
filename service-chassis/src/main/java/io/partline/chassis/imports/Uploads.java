package io.partline.chassis.imports;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.imports.CsvFile.Row;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files on their way in: rows of a table, some at a time. What is broken off in the middle is swept away after a day. */
class Uploads {
    static final int CHUNK = 200;

    /** @param digest SHA-256 of the bytes, in hexadecimal */
    record Upload(UUID id, List<String> header, long rows, String digest) {}

    private final JdbcTemplate jdbc;

    Uploads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param columns the file must have
     * @throws UnreadableFile if it is none that can be taken; nothing is left of it
     */
    Upload receive(InputStream file, List<String> columns) {
        sweep();
        UUID id = UUID.randomUUID();
        MessageDigest digest = sha256();
        AtomicLong rows = new AtomicLong();
        try {
            List<String> header = CsvFile.read(new DigestInputStream(file, digest), columns, CHUNK, some -> {
                jdbc.update(
                        "insert into file_import_chunk (upload, chunk, rows) values (?, ?, ?)",
                        id,
                        rows.get() / CHUNK,
                        EventJson.write(some));
                rows.addAndGet(some.size());
            });
            return new Upload(id, header, rows.get(), HexFormat.of().formatHex(digest.digest()));
        } catch (RuntimeException e) {
            drop(id);
            throw e;
        }
    }

    List<Row> chunk(UUID upload, long chunk) {
        return List.of(EventJson.read(
                jdbc.queryForList(
                                "select rows from file_import_chunk where upload = ? and chunk = ?",
                                String.class,
                                upload,
                                chunk)
                        .getFirst(),
                Row[].class));
    }

    void drop(UUID upload, long chunk) {
        jdbc.update("delete from file_import_chunk where upload = ? and chunk = ?", upload, chunk);
    }

    void drop(UUID upload) {
        jdbc.update("delete from file_import_chunk where upload = ?", upload);
    }

    private void sweep() {
        jdbc.update("""
                delete from file_import_chunk c
                 where received_at < now() - interval '1 day'
                   and not exists (select from file_import i where i.upload = c.upload)
                """);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
