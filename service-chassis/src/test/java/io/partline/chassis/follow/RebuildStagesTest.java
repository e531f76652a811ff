package io.partline.chassis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.Rig;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.events.UnreadEvent;
import io.partline.chassis.testing.Await;
import io.partline.sample.Jar;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A rebuild reads, parses and folds at the same time: in order, and whichever of the three fails. */
class RebuildStagesTest {
    private static final int EVENTS = 2 * Rebuild.BATCH + 1_000;

    private final Rig rig = new Rig();
    private final FollowerPositions positions = new FollowerPositions(rig.jdbc);
    private Runnable trap = () -> {};

    /** Numbers in order what was put. */
    private final class Puts implements Projection {
        @Override
        public String name() {
            return "puts";
        }

        @Override
        public List<String> tables() {
            return List.of("puts");
        }

        @Override
        public List<Class<? extends DomainEvent>> madeOf() {
            return List.of(Jar.MarblesPut.class);
        }

        @Override
        public void apply(List<StoredEvent> batch, JdbcClient db) {
            trap.run();
            db.sql("""
                    insert into puts select (select count(*) from puts) + n, jar from unnest(?) with ordinality as t (jar, n)
                    """)
                    .params((Object)
                            batch.stream().map(StoredEvent::aggregateId).toArray(String[]::new))
                    .update();
        }
    }

    RebuildStagesTest() {
        rig.jdbc.execute("create table puts (nr bigint not null primary key, jar text not null)");
        positions.ensure("puts");
        rig.jdbc.update("""
                insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
                select 'jar:' || n, 0, 'jar', gen_random_uuid(), case when n % 4 = 0 then 'marbles-taken' else 'marbles-put' end,
                       1, now(), jsonb_build_object('jar', 'jar:' || n, 'marbles', 1), '{}'
                  from generate_series(1, ?) as n order by n
                """, EVENTS);
    }

    private Rebuild.Progress rebuild() {
        return rebuild(rig.log);
    }

    private Rebuild.Progress rebuild(EventLog log) {
        Rebuild rebuild = new Rebuild(
                new Puts(),
                log,
                positions,
                new TransactionTemplate(new JdbcTransactionManager(rig.dataSource)),
                rig.jdbc,
                Clock.systemUTC());
        rebuild.run();
        // Who has done his work is counted as living for a moment more.
        Await.until(RebuildStagesTest::goingOn, List::isEmpty);
        return rebuild.progress();
    }

    private static List<String> goingOn() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("rebuild_puts"))
                .toList();
    }

    private void assertRowsAre(List<String> jars) {
        assertThat(rig.jdbc.queryForList("select jar from puts order by nr", String.class))
                .isEqualTo(jars);
    }

    private List<String> jarsOfTheLog() {
        return rig.jdbc.queryForList(
                "select aggregate_id from event_log where event_type = 'marbles-put' order by xid, position",
                String.class);
    }

    private void spoil(String eventType, String change) {
        rig.jdbc.update(
                "update event_log set " + change + " where event_type = ? and position > ?",
                eventType,
                Rebuild.BATCH + 100);
    }

    private void assertFailed(Rebuild.Progress progress, String why) {
        assertThat(progress.state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(progress.failure()).contains(why);
        assertRowsAre(List.of());
        assertThat(positions.read("puts")).isEqualTo(LogPosition.START);
    }

    @Test
    void page_after_page_comes_in_the_order_of_the_log() {
        Rebuild.Progress done = rebuild();
        assertThat(done.state()).as(done.toString()).isEqualTo(Rebuild.State.DONE);
        assertThat(done.events()).isEqualTo(EVENTS);
        assertRowsAre(jarsOfTheLog());
        assertThat(positions.read("puts")).isEqualTo(rig.log.head());
        assertThat(rebuild().differingRows()).isZero();
    }

    @Test
    void what_an_event_says_that_does_not_concern_it_is_not_read() {
        spoil("marbles-taken", "payload = '{\"marbles\": \"many\"}'");
        assertThat(rebuild().state()).isEqualTo(Rebuild.State.DONE);
        assertRowsAre(jarsOfTheLog());
    }

    @Test
    void an_event_that_nobody_knows_ends_it_for_it_could_concern() {
        spoil("marbles-taken", "revision = 7");
        assertFailed(rebuild(), "'marbles-taken' revision 7");
    }

    @Test
    void an_event_that_cannot_be_parsed_ends_it() {
        spoil("marbles-put", "payload = '{\"marbles\": \"many\"}'");
        assertFailed(rebuild(), "many");
    }

    @Test
    void a_log_that_cannot_be_read_ends_it() {
        assertFailed(
                rebuild(new EventLog(rig.jdbc, rig.types) {
                    @Override
                    public List<UnreadEvent> unreadAfter(LogPosition after, int limit) {
                        if (after.equals(LogPosition.START)) {
                            return super.unreadAfter(after, limit);
                        }
                        throw new NoClassDefFoundError("of a bad build");
                    }
                }),
                "of a bad build");
    }

    @Test
    void an_interruption_ends_it() {
        trap = () -> Thread.currentThread().interrupt();
        Rebuild.Progress failed = rebuild();
        assertThat(Thread.interrupted()).isTrue();
        assertFailed(failed, "interrupted");
    }
}
