package io.partline.chassis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.Rig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A position moves only on the server that what lies before it was read from. */
class FollowerPositionsTest {
    private static final String FOLLOWER = "follower";
    private static final LogPosition NEXT = new LogPosition(7, 1);
    private static final Instant ANOTHER = Instant.EPOCH;

    private final Rig rig = new Rig();
    private final FollowerPositions positions = new FollowerPositions(rig.jdbc);
    private final Instant server = rig.log.serverStartedAt();

    FollowerPositionsTest() {
        positions.ensure(FOLLOWER);
    }

    @Test
    void it_is_moved_only_where_the_same_server_answers() {
        assertThat(positions.move(FOLLOWER, LogPosition.START, NEXT, ANOTHER)).isFalse();
        assertThat(positions.read(FOLLOWER)).isEqualTo(LogPosition.START);
        assertThat(positions.move(FOLLOWER, LogPosition.START, NEXT, server)).isTrue();
        assertThat(positions.read(FOLLOWER)).isEqualTo(NEXT);
    }

    @Test
    void it_is_taken_only_where_the_same_server_answers() {
        assertThat(positions.tryLock(List.of(FOLLOWER), ANOTHER)).isEmpty();
        assertThat(positions.tryLock(List.of(FOLLOWER), server)).containsOnlyKeys(FOLLOWER);
    }

    @Test
    void several_are_brought_along_only_where_the_same_server_answers() {
        Map<String, LogPosition> expected = Map.of(FOLLOWER, LogPosition.START);
        assertThat(positions.advance(expected, LogPosition.START, NEXT, ANOTHER))
                .isEmpty();
        assertThat(positions.read(FOLLOWER)).isEqualTo(LogPosition.START);
        assertThat(positions.advance(expected, LogPosition.START, NEXT, server)).containsOnlyKeys(FOLLOWER);
        assertThat(positions.read(FOLLOWER)).isEqualTo(NEXT);
    }
}
