package io.partline.chassis.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.Rig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys, the inbox and imports are kept for their time, and no longer. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final Rig rig = new Rig();
    private final Retention retention = new Retention(
            rig.jdbc, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(30), Duration.ofDays(180), Duration.ofDays(90));

    private List<String> names(String sql) {
        return rig.jdbc.queryForList(sql, String.class);
    }

    @Test
    void what_is_older_than_its_time_goes_and_what_is_younger_stays() {
        rig.jdbc.update("""
                insert into idempotency_key (caller, key, request_hash, used_at)
                values ('S', 'old', 'h', '2026-10-26T11:59:59Z'), ('S', 'young', 'h', '2026-10-26T12:00:01Z')
                """);
        rig.jdbc.update("""
                insert into inbox (listener, event_id, received_at)
                values ('l', 'old', '2026-05-29T11:59:59Z'), ('l', 'young', '2026-05-29T12:00:01Z')
                """);
        retention.removeWhatIsOld();
        assertThat(names("select key from idempotency_key")).containsExactly("young");
        assertThat(names("select event_id from inbox")).containsExactly("young");
    }

    @Test
    void an_import_goes_with_its_refused_rows_some_time_after_its_end_and_never_while_it_is_at_work() {
        rig.jdbc.update("""
                insert into file_import (id, collection, requested_by, requested_at, upload, digest, header, status, total_rows, completed_at)
                select id, 'parts', 'HQ', '2026-01-01T00:00:00Z', gen_random_uuid(), 'd', '[]', status, 1, ended::timestamptz
                  from (values ('old', 'COMPLETED', '2026-08-27T11:59:59Z'), ('young', 'COMPLETED', '2026-08-27T12:00:01Z'),
                               ('open', 'RUNNING', null)) as t (id, status, ended)
                """);
        rig.jdbc.update("""
                insert into file_import_rejection (import_id, line, reason, cells)
                select id, line, 'no', '[]' from unnest(array['old', 'young', 'open']) id, generate_series(1, 1100) line
                """);
        retention.removeWhatIsOld();
        assertThat(names("select id from file_import")).containsExactlyInAnyOrder("young", "open");
        assertThat(names("select import_id from file_import_rejection group by import_id having count(*) = 1100"))
                .containsExactlyInAnyOrder("young", "open");
    }

    @Test
    void many_old_rows_go_in_small_steps() {
        rig.jdbc.update("""
                insert into inbox (listener, event_id, received_at)
                select 'l', n::text, '2026-01-01T00:00:00Z' from generate_series(1, 3 * 500 + 7) n
                """);
        retention.removeWhatIsOld();
        assertThat(names("select event_id from inbox")).isEmpty();
    }

    @Test
    void a_key_is_never_kept_for_less_than_thirty_days() {
        assertThatThrownBy(() -> new Retention(
                        rig.jdbc, Clock.systemUTC(), Duration.ofDays(29), Duration.ofDays(180), Duration.ofDays(90)))
                .hasMessageContaining("partline.retention.idempotency-keys")
                .hasMessageContaining("P30D or more");
    }
}
