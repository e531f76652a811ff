package io.partline.chassis.deadletter;

import io.partline.chassis.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The queue of parked deliveries, in the service's own database. */
class DeadLetters {
    /** It is tried again for as long as it waits: after 1, 4, 16 ... seconds, at most this far apart. */
    private static final Duration MAX_PAUSE = Duration.ofMinutes(10);

    private static final String SELECT =
            "select id, listener, key, event_id, event_type, headers, body, cause, attempts, parked_at, retry_at,"
                    + " (select count(*) from dead_letter b where b.listener = d.listener and b.key = d.key and b.id > d.id)"
                    + " from dead_letter d ";
    private static final String FIRST_OF_ITS_KEY =
            "not exists (select from dead_letter e where e.listener = d.listener and e.key = d.key and e.id < d.id)";
    private static final RowMapper<DeadLetter> LETTER = DeadLetters::read;

    private final JdbcTemplate jdbc;

    DeadLetters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the keys that one is parked of. */
    Set<String> waiting(String listener, Set<String> keys) {
        return Set.copyOf(jdbc.queryForList(
                "select distinct key from dead_letter where listener = ? and key = any(?)",
                String.class,
                listener,
                keys.toArray(String[]::new)));
    }

    /**
     * The same, and no statement of the transaction waits for another from now on.
     *
     * @param patience how long a statement waits for a lock, for the rest of the transaction
     */
    Set<String> waiting(String listener, Set<String> keys, Duration patience) {
        return jdbc.queryForObject(
                """
                select array(select distinct key from dead_letter where listener = ? and key = any(?)),
                       set_config('lock_timeout', ?, true)
                """,
                (row, _) -> Set.of((String[]) row.getArray(1).getArray()),
                listener,
                keys.toArray(String[]::new),
                patience.toMillis() + "ms");
    }

    boolean any() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from dead_letter)", Boolean.class));
    }

    void park(Delivery delivery, String cause, int attempts) {
        jdbc.update(
                """
                insert into dead_letter (listener, key, event_id, event_type, headers, body, cause, attempts, retry_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, case when ? > 0 then now() + ? * interval '1 second' end)
                on conflict (listener, event_id) do nothing
                """,
                delivery.listener(),
                delivery.key(),
                delivery.eventId(),
                delivery.eventType(),
                EventJson.write(delivery.headers()),
                delivery.body(),
                cause,
                attempts,
                attempts,
                pause(attempts));
    }

    private static long pause(int attempts) {
        return Math.min(MAX_PAUSE.toSeconds(), 1L << (2 * Math.min(attempts - 1, 10)));
    }

    /** The first of each key. */
    List<DeadLetter> list(int limit) {
        return jdbc.query(SELECT + "where " + FIRST_OF_ITS_KEY + " order by id limit ?", LETTER, limit);
    }

    Set<String> parked(String listener) {
        return Set.copyOf(
                jdbc.queryForList("select event_id from dead_letter where listener = ?", String.class, listener));
    }

    /** @param oldestSeconds 0 if none waits */
    record Queue(long waiting, double oldestSeconds) {}

    Queue queue() {
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                select count(*), coalesce(extract(epoch from now() - min(parked_at)), 0) from dead_letter
                """, (row, _) -> new Queue(row.getLong(1), row.getDouble(2))));
    }

    /**
     * Those that are due, each the first of its key. One that has not been tried yet is due as soon as it is the first:
     * it may have been parked at the very moment at which the one before it was settled, so that nobody woke it.
     */
    List<Long> due() {
        return jdbc.queryForList("""
                select id from dead_letter d
                 where (retry_at <= now() or attempts = 0)
                   and %s
                 order by id limit 100
                """.formatted(FIRST_OF_ITS_KEY), Long.class);
    }

    /** Takes the first letter of a key for the rest of the transaction; empty if it is gone, taken, or not the first. */
    Optional<DeadLetter> take(long id) {
        return jdbc
                .query(SELECT + "where id = ? and " + FIRST_OF_ITS_KEY + " for update skip locked", LETTER, id)
                .stream()
                .findFirst();
    }

    /** Removes a letter that was dealt with and wakes the next of its key. */
    void settle(DeadLetter letter) {
        jdbc.update("delete from dead_letter where id = ?", letter.id());
        jdbc.update("""
                update dead_letter set retry_at = now()
                 where id = (select min(id) from dead_letter where listener = ? and key = ?)
                """, letter.delivery().listener(), letter.delivery().key());
    }

    void failedAgain(DeadLetter letter, String cause) {
        int attempts = letter.attempts() + 1;
        jdbc.update(
                "update dead_letter set cause = ?, attempts = ?, retry_at = now() + ? * interval '1 second' where id = ?",
                cause,
                attempts,
                pause(attempts),
                letter.id());
    }

    @SuppressWarnings("unchecked")
    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        OffsetDateTime retryAt = row.getObject(11, OffsetDateTime.class);
        Instant retry = retryAt == null ? null : retryAt.toInstant();
        return new DeadLetter(
                row.getLong(1),
                new Delivery(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        (Map<String, String>) EventJson.read(row.getString(6), Map.class),
                        row.getString(7)),
                row.getString(8),
                row.getInt(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                retry,
                row.getLong(12));
    }
}
