package io.partline.chassis.follow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.Rig;
import io.partline.chassis.events.StoredEvent;
import io.partline.sample.Jar;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where each row is of one aggregate, a rebuild takes one after the other: every event once, in the aggregate's order. */
class RebuildByAggregateTest {
    /** More than three pages: the fourth is read after the first was written, and with it what is recorded by then. */
    private static final int JARS = 2_200;
    /** Of which no page holds a whole number of jars. */
    private static final int EACH = 7;

    private final Rig rig = new Rig();
    private final FollowerPositions positions = new FollowerPositions(rig.jdbc);
    private Runnable onFirstBatch = () -> {};

    /** Writes down of each jar what happened to it, and how often its row was written. */
    private final class Stories implements Projection {
        private final boolean ofOneAggregateEach;

        Stories(boolean ofOneAggregateEach) {
            this.ofOneAggregateEach = ofOneAggregateEach;
        }

        @Override
        public String name() {
            return "stories";
        }

        @Override
        public List<String> tables() {
            return List.of("stories");
        }

        @Override
        public List<Class<? extends DomainEvent>> madeOf() {
            return List.of(Jar.Event.class);
        }

        @Override
        public boolean isOfOneAggregateEach() {
            return ofOneAggregateEach;
        }

        @Override
        public void apply(List<StoredEvent> batch, JdbcClient db) {
            onFirstBatch.run();
            onFirstBatch = () -> {};
            Map<String, List<String>> news = batch.stream()
                    .collect(groupingBy(
                            StoredEvent::aggregateId,
                            LinkedHashMap::new,
                            mapping(event -> String.valueOf(event.sequence()), toList())));
            db.sql("""
                    insert into stories select jar, story, 1 from unnest(?, ?) as t (jar, story)
                    on conflict (jar) do update set story = stories.story || ' ' || excluded.story, written = stories.written + 1
                    """)
                    .params(
                            news.keySet().toArray(String[]::new),
                            news.values().stream()
                                    .map(each -> String.join(" ", each))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    RebuildByAggregateTest() {
        rig.jdbc.execute(
                "create table stories (jar text not null primary key, story text not null, written int not null)");
        positions.ensure("stories");
        // Of each jar one event after the other, and between two of them those of all other jars.
        rig.jdbc.update("""
                insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
                select 'jar:' || md5(jar::text), sequence, 'jar', gen_random_uuid(), 'marbles-put', 1, now(),
                       jsonb_build_object('jar', 'jar:' || md5(jar::text), 'marbles', 1), '{}'
                  from generate_series(0, ? - 1) as sequence, generate_series(1, ?) as jar order by sequence, jar
                """, EACH, JARS);
    }

    private Rebuild.Progress rebuild(boolean ofOneAggregateEach) {
        Rebuild rebuild = new Rebuild(
                new Stories(ofOneAggregateEach),
                rig.log,
                positions,
                new TransactionTemplate(new JdbcTransactionManager(rig.dataSource)),
                rig.jdbc,
                Clock.systemUTC());
        rebuild.run();
        return rebuild.progress();
    }

    private List<String> stories() {
        return rig.jdbc.queryForList("select distinct story from stories", String.class);
    }

    private String story(String jar) {
        return rig.jdbc.queryForObject("select story from stories where jar = ?", String.class, jar);
    }

    private int writes() {
        return rig.jdbc.queryForObject("select sum(written)::int from stories", Integer.class);
    }

    @Test
    void each_row_is_written_once_but_for_one_on_each_edge_of_a_page() {
        Rebuild.Progress done = rebuild(true);
        assertThat(done.state()).as(done.toString()).isEqualTo(Rebuild.State.DONE);
        assertThat(done.events()).isEqualTo(JARS * EACH);
        assertThat(rig.jdbc.queryForObject("select count(*) from stories", Integer.class))
                .isEqualTo(JARS);
        assertThat(stories()).containsExactly("0 1 2 3 4 5 6");
        assertThat(writes()).isBetween(JARS, JARS + JARS * EACH / Rebuild.BATCH);
        assertThat(positions.read("stories")).isEqualTo(rig.log.head());
    }

    @Test
    void in_the_order_of_the_log_each_is_written_in_every_batch_it_is_in() {
        assertThat(rebuild(false).state()).isEqualTo(Rebuild.State.DONE);
        assertThat(stories()).containsExactly("0 1 2 3 4 5 6");
        assertThat(writes()).isGreaterThan(2 * JARS);
    }

    @Test
    void what_is_recorded_meanwhile_comes_after_it_and_once() {
        String first = rig.jdbc.queryForObject("select min(aggregate_id) from event_log", String.class);
        String last = rig.jdbc.queryForObject("select max(aggregate_id) from event_log", String.class);
        onFirstBatch = () -> {
            for (String jar : List.of(first, last)) {
                rig.append(jar, EACH, 1);
                rig.append(jar, EACH + 1, 1);
            }
            rig.append("jar:zzz", 0, 1);
        };
        Rebuild.Progress done = rebuild(true);
        assertThat(done.state()).as(done.toString()).isEqualTo(Rebuild.State.DONE);
        assertThat(List.of(story(first), story(last), story("jar:zzz")))
                .containsExactly("0 1 2 3 4 5 6 7 8", "0 1 2 3 4 5 6 7 8", "0");
        assertThat(done.events()).isEqualTo(JARS * EACH + 5);
        assertThat(positions.read("stories")).isEqualTo(rig.log.head());
    }

    @Test
    void what_an_unfinished_transaction_could_still_precede_waits_until_it_has_ended() throws SQLException {
        try (Rig.Writer unfinished = rig.writer()) {
            unfinished.append("jar:0", 0, 1);
            rig.append("jar:1", 0, 1);
            Rebuild.Progress done = rebuild(true);
            assertThat(done.state()).as(done.toString()).isEqualTo(Rebuild.State.DONE);
            assertThat(done.events()).isEqualTo(JARS * EACH);
        }
        assertThat(rig.log.readAfter(positions.read("stories"), 10))
                .as("left to whoever follows")
                .extracting(StoredEvent::aggregateId)
                .contains("jar:1");
    }

    @Test
    void an_event_that_nobody_knows_ends_it() {
        rig.jdbc.update("update event_log set revision = 7 where position = ?", Rebuild.BATCH + 100);
        Rebuild.Progress failed = rebuild(true);
        assertThat(failed.state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(failed.failure()).contains("revision 7");
        assertThat(stories()).isEmpty();
        assertThat(positions.read("stories")).isEqualTo(LogPosition.START);
    }
}
