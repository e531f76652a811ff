package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that was dumped from one cluster and restored into another one, whose transaction counter is lower. */
class RestoreTest {
    private final Rig rig = new Rig();

    private LogPosition restoredFromAnOlderCluster() {
        for (int marbles = 0; marbles < 5; marbles++) {
            rig.append("jar:a", marbles, marbles);
        }
        rig.jdbc.update("update event_log set xid = (xid::text::bigint + 1000000)::text::xid8");
        LogPosition third = rig.jdbc
                .query(
                        "select xid::text, position from event_log order by event_log.xid, position",
                        (row, n) -> new LogPosition(row.getLong(1), row.getLong(2)))
                .get(2);
        rig.jdbc.update(
                "insert into follower_position (follower, xid, position) values ('contents', ?::text::xid8, ?)",
                Long.toString(third.xid()),
                third.index());
        return third;
    }

    @Test
    void is_noticed_before_anything_is_appended() {
        rig.append("jar:b", 0, 1);
        rig.log.requireThisCluster();
        restoredFromAnOlderCluster();
        assertThatThrownBy(rig.log::requireThisCluster)
                .hasMessageContaining("another PostgreSQL cluster")
                .hasMessageContaining("rebase_event_log.sql");
    }

    @Test
    void goes_on_in_order_once_its_transaction_ids_are_rebased() throws IOException {
        restoredFromAnOlderCluster();
        rebase();
        rig.log.requireThisCluster();
        rig.append("jar:a", 5, 5);
        LogPosition position = rig.jdbc
                .query(
                        "select xid::text, position from follower_position",
                        (row, n) -> new LogPosition(row.getLong(1), row.getLong(2)))
                .getFirst();
        assertThat(sequences(LogPosition.START)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(sequences(position))
                .as("the follower goes on where it stood")
                .containsExactly(3L, 4L, 5L);
    }

    private List<Long> sequences(LogPosition after) {
        return rig.log.readAfter(after, 100).stream().map(StoredEvent::sequence).toList();
    }

    private void rebase() throws IOException {
        try (InputStream script = RestoreTest.class.getResourceAsStream("/db/restore/rebase_event_log.sql")) {
            rig.jdbc.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
