package io.partline.chassis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.Rig;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.testing.Await;
import io.partline.sample.Jar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every event comes to every projection that it concerns exactly once and in order, whoever reads and whatever fails. */
class LogReaderTest {
    private final Rig rig = new Rig();
    private final JdbcClient db = JdbcClient.create(rig.jdbc);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(rig.dataSource));
    private final FollowerPositions positions = new FollowerPositions(rig.jdbc);

    /** Writes down what it is given. */
    private final class Diary implements Projection {
        private final String name;
        private final Class<? extends DomainEvent> of;
        private final Runnable trap;

        Diary(String name, Class<? extends DomainEvent> of, Runnable trap) {
            this.name = name;
            this.of = of;
            this.trap = trap;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> tables() {
            return List.of(name);
        }

        @Override
        public List<Class<? extends DomainEvent>> madeOf() {
            return List.of(of);
        }

        @Override
        public void apply(List<StoredEvent> batch, JdbcClient client) {
            assertThat(batch).isNotEmpty().allMatch(event -> of.isInstance(event.payload()));
            for (StoredEvent event : batch) {
                client.sql("insert into " + name + " (event_id) values (?)")
                        .param(event.id().toString())
                        .update();
                trap.run();
            }
        }
    }

    LogReaderTest() {
        for (String table : List.of("puts", "takes", "everything")) {
            rig.jdbc.execute("create table " + table + " (nr serial, event_id text not null)");
            positions.ensure(table);
        }
    }

    private LogReader node(Runnable trap) {
        return new LogReader(
                List.of(
                        new Diary("puts", Jar.MarblesPut.class, trap),
                        new Diary("takes", Jar.MarblesTaken.class, trap),
                        new Diary("everything", Jar.Event.class, trap)),
                rig.log,
                new EventFeed(rig.log),
                new AppendSignal(),
                positions,
                transaction,
                db,
                Follower.GATHERING);
    }

    private void append(Random random, int sequence) {
        String jar = "jar:" + sequence;
        Jar.Event event = random.nextInt(4) == 0 ? new Jar.MarblesTaken(jar, 1) : new Jar.MarblesPut(jar, 1);
        rig.engine.appendEvents(List.of(new GenericDomainEventMessage<>("jar", jar, 0, event)));
    }

    private void assertAllWrittenDown(long seed) {
        List<StoredEvent> events = rig.log.readAfter(LogPosition.START, 10_000);
        for (var diary : List.of(
                new Diary("puts", Jar.MarblesPut.class, () -> {}),
                new Diary("takes", Jar.MarblesTaken.class, () -> {}),
                new Diary("everything", Jar.Event.class, () -> {}))) {
            assertThat(rig.jdbc.queryForList("select event_id from " + diary.name() + " order by nr", String.class))
                    .as("%s, seed %d", diary.name(), seed)
                    .isEqualTo(Concern.of(diary.madeOf(), events).stream()
                            .map(event -> event.id().toString())
                            .toList());
        }
    }

    /** Two nodes take steps in turn at random; now and then one fails in the middle, and one is replaced by a new one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatever_fails_and_whoever_reads_each_event_is_written_down_once_and_in_order(boolean failing)
            throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Runnable trap = () -> {
            if (failing && random.nextInt(15) == 0) {
                throw new IllegalStateException("now and then");
            }
        };
        LogReader[] nodes = {node(trap), node(trap)};
        for (int i = 0; i < 300; i++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> append(random, i);
                case 3 -> {
                    int one = random.nextInt(2);
                    if (random.nextBoolean()) {
                        nodes[one].ended();
                    }
                    nodes[one] = node(trap);
                }
                default -> nodes[random.nextInt(2)].step();
            }
        }
        LogReader last = node(() -> {});
        while (last.step() == Follower.Left.MORE) {}
        assertAllWrittenDown(seed);
    }

    @Test
    void one_that_fails_holds_none_of_the_others_up_and_catches_up() throws Exception {
        boolean[] broken = {true};
        List<String> handled = new ArrayList<>();
        LogReader reader = new LogReader(
                List.of(
                        new Diary("puts", Jar.MarblesPut.class, () -> {
                            if (broken[0]) {
                                throw new IllegalStateException("broken");
                            }
                        }),
                        new Diary("everything", Jar.Event.class, () -> handled.add("one"))),
                rig.log,
                new EventFeed(rig.log),
                new AppendSignal(),
                positions,
                transaction,
                db,
                Follower.GATHERING);
        for (int i = 0; i < 3; i++) {
            rig.append("jar:" + i, 0, 1);
            reader.step();
        }
        Await.until(() -> {
            reader.step();
            return rows("everything") == 3;
        });
        assertThat(rows("puts")).isZero();
        assertThat(reader.failure("puts")).contains("broken");
        assertThat(reader.failure("everything")).isNull();
        broken[0] = false;
        Await.until(() -> {
            reader.step();
            return rows("puts") == 3;
        });
        assertThat(reader.failure("puts")).isNull();
    }

    /** By a backup of the tables that is put in beneath a running node. */
    @Test
    void one_that_was_set_back_goes_on_from_there() throws Exception {
        LogReader reader = node(() -> {});
        reader.step();
        for (int i = 0; i < 3; i++) {
            rig.append("jar:before" + i, 0, 1);
        }
        Await.until(() -> {
            reader.step();
            return rows("everything") == 3;
        });
        rig.jdbc.update("delete from everything");
        rig.jdbc.update("update follower_position set xid = '0', position = 0 where follower = 'everything'");
        rig.append("jar:after", 0, 1);
        Await.until(() -> {
            reader.step();
            return rows("everything") == 4;
        });
        assertThat(rows("puts")).isEqualTo(4);
    }

    private int rows(String table) {
        return Objects.requireNonNull(rig.jdbc.queryForObject("select count(*) from " + table, Integer.class));
    }

    /** Otherwise each of the events that an order makes within a moment would write the order's row again. */
    @Test
    void the_first_after_a_silence_is_written_at_once_and_what_follows_together() throws Exception {
        EventFeed feed = new EventFeed(rig.log);
        List<StoredEvent> told = new ArrayList<>();
        feed.tell(told::addAll);
        LogReader reader = new LogReader(
                List.of(new Diary("everything", Jar.Event.class, () -> {})),
                rig.log,
                feed,
                new AppendSignal(),
                positions,
                transaction,
                db,
                Duration.ofSeconds(2));
        reader.step();
        rig.append("jar:a", 0, 1);
        reader.step();
        assertThat(rows("everything")).as("at once").isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            rig.append("jar:b" + i, 0, 1);
            assertThat(reader.step()).isEqualTo(Follower.Left.GATHERING);
        }
        assertThat(told).as("others hear of it at once").hasSize(6);
        assertThat(rows("everything")).as("gathered").isEqualTo(1);
        assertThat(reader.reached("everything")).isLessThan(told.getLast().position());
        Await.until(() -> reader.step() == Follower.Left.NOTHING);
        assertThat(rows("everything")).isEqualTo(6);
        assertThat(rig.jdbc.queryForObject("select count(distinct xmin::text) from everything", Integer.class))
                .as("one transaction for the first, one for all others")
                .isEqualTo(2);
    }

    @Test
    void what_concerns_nobody_moves_no_row_and_is_noted_at_the_end() throws Exception {
        rig.append("jar:a", 0, 1);
        LogReader reader = new LogReader(
                List.of(new Diary("takes", Jar.MarblesTaken.class, () -> {})),
                rig.log,
                new EventFeed(rig.log),
                new AppendSignal(),
                positions,
                transaction,
                db,
                Follower.GATHERING);
        reader.step();
        LogPosition end = rig.log.head();
        assertThat(reader.reached("takes")).isEqualTo(end);
        assertThat(positions.read("takes")).isEqualTo(LogPosition.START);
        reader.ended();
        assertThat(positions.read("takes")).isEqualTo(end);
    }
}
