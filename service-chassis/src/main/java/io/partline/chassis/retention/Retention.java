package io.partline.chassis.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Removes what nobody can need any more, in steps so small that nobody waits for them. Events are kept for ever; this is
 * about what stands beside them.
 */
class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** A client may repeat a request for that long, at least. */
    static final Duration LEAST_FOR_KEYS = Duration.ofDays(30);

    /** Rows removed in one statement, and the most in one run: the rest is for the next. */
    static final int STEP = 500;

    private static final int STEPS = 200;

    private static final String KEYS = """
            delete from idempotency_key where ctid = any(array(
                select ctid from idempotency_key where used_at < ? limit ?))
            """;
    private static final String INBOX = """
            delete from inbox where ctid = any(array(
                select ctid from inbox where received_at < ? limit ?))
            """;
    private static final String REJECTIONS = """
            delete from file_import_rejection where ctid = any(array(
                select r.ctid from file_import_rejection r join file_import i on i.id = r.import_id
                 where i.completed_at < ? limit ?))
            """;
    private static final String IMPORTS = """
            delete from file_import where id in (
                select id from file_import i where completed_at < ?
                   and not exists (select from file_import_rejection r where r.import_id = i.id) limit ?)
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration keys;
    private final Duration inbox;
    private final Duration imports;

    /**
     * @param keys how long a request may be repeated under its key
     * @param inbox how long an event that comes again is known; longer than a consumer group is ever set back
     * @param imports how long the report of an import and its refused rows can be looked up after its end
     */
    Retention(JdbcTemplate jdbc, Clock clock, Duration keys, Duration inbox, Duration imports) {
        if (keys.compareTo(LEAST_FOR_KEYS) < 0) {
            throw new IllegalArgumentException(
                    "partline.retention.idempotency-keys is %s; clients may repeat a request for 30 days, so it must be P30D or more"
                            .formatted(keys));
        }
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
        this.inbox = inbox;
        this.imports = imports;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void removeWhatIsOld() {
        try {
            remove(KEYS, keys);
            remove(INBOX, inbox);
            // A report goes only after all its rows: half of it would be a wrong one.
            remove(REJECTIONS, imports);
            remove(IMPORTS, imports);
        } catch (DataAccessException e) {
            LOG.warn("what is old could not be removed; it is tried again in a minute", e);
        }
    }

    private void remove(String old, Duration kept) {
        OffsetDateTime before = clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
        int removed = STEP;
        for (int i = 0; i < STEPS && removed == STEP; i++) {
            removed = jdbc.update(old, before, STEP);
        }
    }
}
