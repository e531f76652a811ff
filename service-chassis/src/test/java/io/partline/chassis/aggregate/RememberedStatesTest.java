package io.partline.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.Known.Trust;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.testing.Await;
import io.partline.sample.Jar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a node remembers of aggregates: within its share of the heap, and no older than what it has heard. */
class RememberedStatesTest {
    private static final String JAR = "jar:a";
    private static final UUID FIRST = UUID.randomUUID();

    private final RememberedStates states = new RememberedStates(100_000, Map.of("jar", Jar.decider()));

    @Test
    void the_next_event_of_another_node_is_followed() {
        remember(JAR, 3, FIRST, 5);
        UUID next = UUID.randomUUID();
        states.heard(List.of(put(3, FIRST, 5), put(4, next, 2)));
        assertThat(known()).isEqualTo(new Known<>(4, next, new Jar.State(7), Trust.REMEMBERED));
    }

    @Test
    void what_is_behind_changes_nothing() {
        remember(JAR, 3, FIRST, 5);
        states.heard(List.of(put(2, UUID.randomUUID(), 9), put(3, FIRST, 5)));
        assertThat(known()).isEqualTo(new Known<>(3, FIRST, new Jar.State(5), Trust.REMEMBERED));
    }

    @Test
    void where_one_is_missing_in_between_it_is_doubted() {
        remember(JAR, 3, FIRST, 5);
        states.heard(List.of(put(5, UUID.randomUUID(), 2)));
        assertThat(known().trust()).isEqualTo(Trust.DOUBTED);
        assertThat(known().sequence()).isEqualTo(3);
    }

    @Test
    void another_event_under_the_same_number_is_of_another_log() {
        remember(JAR, 3, FIRST, 5);
        states.heard(List.of(put(3, UUID.randomUUID(), 2), put(4, UUID.randomUUID(), 2)));
        assertThat(known().trust()).isEqualTo(Trust.DOUBTED);
    }

    @Test
    void what_is_doubted_stays_so_whatever_is_heard() {
        remember(JAR, 3, FIRST, 5);
        states.doubt(JAR, new Jar.State(0));
        states.heard(List.of(put(4, UUID.randomUUID(), 2)));
        assertThat(known().trust()).isEqualTo(Trust.DOUBTED);
    }

    @Test
    void what_cannot_be_followed_is_doubted_and_holds_nobody_up() {
        Decider<Jar.State, Jar.Asked, Jar.Event> broken = new Decider<>(
                "jar",
                Jar.Asked.class,
                Jar.Event.class,
                new Jar.State(0),
                Jar.decider().decide(),
                (_, _) -> {
                    throw new IllegalStateException("not in this order");
                });
        RememberedStates fragile = new RememberedStates(100_000, Map.of("jar", broken));
        fragile.recorded(JAR, new Known<>(3, FIRST, new Jar.State(5), Trust.READ));
        fragile.heard(List.of(put(4, UUID.randomUUID(), 2)));
        assertThat(Objects.requireNonNull(fragile.<Jar.State>get(JAR)).trust()).isEqualTo(Trust.DOUBTED);
    }

    @Test
    void another_server_ends_all_of_it() {
        remember(JAR, 3, FIRST, 5);
        states.forgetAll();
        assertThat(states.<Jar.State>get(JAR)).isNull();
    }

    @Test
    void all_together_weigh_no_more_than_they_may() {
        for (int jar = 0; jar < 10_000; jar++) {
            remember("jar:" + jar, 0, UUID.randomUUID(), 1);
        }
        Await.until(() -> remembered() <= 500);
        assertThat(remembered()).isPositive();
    }

    private long remembered() {
        return IntStream.range(0, 10_000)
                .filter(jar -> states.get("jar:" + jar) != null)
                .count();
    }

    private void remember(String jar, long sequence, UUID id, int marbles) {
        states.recorded(jar, new Known<>(sequence, id, new Jar.State(marbles), Trust.READ));
    }

    private Known<Jar.State> known() {
        return Objects.requireNonNull(states.get(JAR));
    }

    private static StoredEvent put(long sequence, UUID id, int marbles) {
        return new StoredEvent(
                new LogPosition(1, sequence + 1),
                id,
                "jar",
                JAR,
                sequence,
                Instant.now(),
                new Jar.MarblesPut(JAR, marbles),
                Map.of());
    }
}
