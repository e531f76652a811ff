package io.partline.chassis.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.deadletter.Deliveries.Outcome;
import io.partline.chassis.deadletter.Deliveries.Work;
import io.partline.chassis.events.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes together takes effect as if each had come alone: once, in the order of its key, or parked. */
class TogetherTest {
    private final Rig rig = new Rig();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(rig.dataSource));
    private final Deliveries deliveries = TestDeliveries.on(rig.jdbc, transaction);

    private final Deliveries.Memory inbox = new Deliveries.Memory() {
        @Override
        public Set<String> known(List<Delivery> of) {
            return Set.copyOf(rig.jdbc.queryForList(
                    "select event_id from inbox where listener = 'l' and event_id = any(?)", String.class, (Object)
                            ids(of)));
        }

        @Override
        public boolean note(List<Delivery> of) {
            return rig.jdbc.update(
                            "insert into inbox (listener, event_id) select 'l', unnest(?::text[]) on conflict do nothing",
                            (Object) ids(of))
                    == of.size();
        }
    };

    TogetherTest() {
        rig.jdbc.execute("create table taken (nr serial, event_id text not null, key text not null)");
    }

    private static String[] ids(List<Delivery> of) {
        return of.stream().map(Delivery::eventId).toArray(String[]::new);
    }

    private Work work(String key, String id, Runnable trap) {
        return new Work(new Delivery("l", key, id, "type", Map.of(), "{}"), () -> {
            rig.jdbc.update("insert into taken (event_id, key) values (?, ?)", id, key);
            trap.run();
        });
    }

    private Work good(String key, String id) {
        return work(key, id, () -> {});
    }

    private Work bad(String key, String id) {
        return work(key, id, () -> {
            throw new IllegalStateException("not this one");
        });
    }

    private List<String> taken() {
        return rig.jdbc.queryForList("select event_id from taken order by nr", String.class);
    }

    @Test
    void one_that_fails_is_parked_with_those_of_its_key_and_the_others_take_effect_once() {
        List<Work> works =
                List.of(good("a", "1"), good("b", "2"), bad("c", "3"), good("a", "4"), good("c", "5"), good("b", "6"));
        assertThat(deliveries.deliver(works, inbox))
                .containsExactly(
                        Outcome.HANDLED,
                        Outcome.HANDLED,
                        Outcome.PARKED,
                        Outcome.HANDLED,
                        Outcome.PARKED,
                        Outcome.HANDLED);
        assertThat(taken()).containsExactly("1", "2", "4", "6");
        assertThat(deliveries.parked("l")).containsExactlyInAnyOrder("3", "5");
        assertThat(deliveries.deliver(works, inbox)).as("all of it again").containsOnly(Outcome.DUPLICATE);
        assertThat(taken()).hasSize(4);
    }

    @Test
    void what_comes_twice_in_one_poll_takes_effect_once() {
        assertThat(deliveries.deliver(List.of(good("a", "1"), good("a", "1"), good("a", "2")), inbox))
                .containsExactly(Outcome.HANDLED, Outcome.DUPLICATE, Outcome.HANDLED);
        assertThat(taken()).containsExactly("1", "2");
    }

    @Test
    void what_took_effect_before_is_not_even_tried_again() {
        int[] runs = new int[1];
        Work counted = work("a", "1", () -> runs[0]++);
        deliveries.deliver(List.of(counted), inbox);
        assertThat(deliveries.deliver(List.of(good("b", "2"), counted, counted, good("b", "3")), inbox))
                .containsExactly(Outcome.HANDLED, Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.HANDLED);
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void what_waits_behind_a_letter_of_before_waits_though_others_come_with_it() {
        deliveries.deliver(List.of(bad("a", "1")), inbox);
        assertThat(deliveries.deliver(List.of(good("b", "2"), good("a", "3"), good("b", "4")), inbox))
                .containsExactly(Outcome.HANDLED, Outcome.PARKED, Outcome.HANDLED);
        assertThat(taken()).containsExactly("2", "4");
    }

    @Test
    void an_outage_in_the_middle_says_how_many_took_effect() {
        Work outage = work("b", "3", () -> {
            throw new DataAccessResourceFailureException("gone");
        });
        List<Work> works = List.of(good("a", "1"), good("a", "2"), outage, good("a", "4"));
        assertThatThrownBy(() -> deliveries.deliver(works, inbox))
                .isInstanceOfSatisfying(
                        Deliveries.Interrupted.class,
                        interrupted -> assertThat(taken()).hasSize(interrupted.delivered()));
        assertThat(deliveries.waiting(10)).as("an outage is nobody's fault").isEmpty();
    }

    /** Polls of random sizes with random failures and repetitions. */
    @Test
    void however_they_come_each_takes_effect_once_and_in_the_order_of_its_key_or_is_parked() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Work> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String key = "k" + random.nextInt(6);
            String id = "%03d".formatted(i);
            all.add(random.nextInt(25) == 0 ? bad(key, id) : good(key, id));
        }
        int at = 0;
        while (at < all.size()) {
            int from = Math.max(0, at - random.nextInt(4));
            int to = Math.min(all.size(), at + 1 + random.nextInt(12));
            deliveries.deliver(all.subList(from, to), inbox);
            at = to;
        }
        Set<String> parked = deliveries.parked("l");
        assertThat(taken()).as("seed %d", seed).doesNotHaveDuplicates().doesNotContainAnyElementsOf(parked);
        assertThat(taken().size() + parked.size()).as("seed %d", seed).isEqualTo(all.size());
        for (int k = 0; k < 6; k++) {
            assertThat(rig.jdbc.queryForList(
                            "select event_id from taken where key = ? order by nr", String.class, "k" + k))
                    .as("seed %d", seed)
                    .isSorted();
        }
    }

    /** Another node, which had the partition before, is not told at once that it is not its own any more. */
    @Test
    void what_another_node_parks_at_this_very_moment_holds_up_what_follows_it() {
        Deliveries.Memory late = new Deliveries.Memory() {
            private boolean parked;

            @Override
            public Set<String> known(List<Delivery> of) {
                if (!parked) {
                    parked = true;
                    CompletableFuture.runAsync(() -> assertThat(deliveries.deliver(List.of(bad("k", "first")), inbox))
                                    .containsExactly(Outcome.PARKED))
                            .join();
                }
                return inbox.known(of);
            }

            @Override
            public boolean note(List<Delivery> of) {
                return inbox.note(of);
            }
        };
        assertThat(deliveries.deliver(List.of(good("k", "first"), good("k", "second")), late))
                .containsExactly(Outcome.DUPLICATE, Outcome.PARKED);
        assertThat(taken()).isEmpty();
    }
}
