package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.Commands;
import io.partline.sample.Jar;
import io.partline.sample.SampleUnderTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was recorded at an instant is a beginning of the history, whatever the clocks of the nodes said. */
@SampleUnderTest
class AsOfTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired
    EventLog log;

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    private final String jar = "jar:as-of-" + UUID.randomUUID();

    @Test
    void it_has_no_hole_where_two_clocks_are_apart() {
        put(1, NOON);
        put(2, NOON.plusSeconds(5));
        put(3, NOON.plusSeconds(1));
        put(4, NOON.plusSeconds(6));

        assertThat(known(NOON.minusSeconds(1))).isEmpty();
        assertThat(known(NOON)).containsExactly(1);
        assertThat(known(NOON.plusSeconds(2)))
                .as("the third was recorded behind the second, which is later")
                .containsExactly(1);
        assertThat(known(NOON.plusSeconds(5))).containsExactly(1, 2, 3);
        assertThat(known(NOON.plusSeconds(6))).containsExactly(1, 2, 3, 4);
    }

    private void put(int marbles, Instant at) {
        commands.send(new Jar.Put(jar, marbles));
        jdbc.update(
                "update event_log set occurred_at = ? where aggregate_id = ? and payload ->> 'marbles' = ?",
                at.atOffset(ZoneOffset.UTC),
                jar,
                Integer.toString(marbles));
    }

    private List<Integer> known(Instant asOf) {
        return log.readAggregateUntil(jar, asOf).stream()
                .map(event -> ((Jar.MarblesPut) event.payload()).marbles())
                .toList();
    }
}
