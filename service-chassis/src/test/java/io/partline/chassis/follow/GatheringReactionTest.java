package io.partline.chassis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.deadletter.TestDeliveries;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.Rig;
import io.partline.chassis.events.StoredEvent;
import io.partline.sample.Jar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A reaction that only counts does so once a second; one that is far behind does not wait. */
class GatheringReactionTest {
    private final Rig rig = new Rig();
    private final List<StoredEvent> counted = new ArrayList<>();
    private final FollowerPositions positions = new FollowerPositions(rig.jdbc);

    private final ReactionFollower counting = new ReactionFollower(
            new Reaction() {
                @Override
                public String name() {
                    return "counting";
                }

                @Override
                public List<Class<? extends DomainEvent>> reactsTo() {
                    return List.of(Jar.Event.class);
                }

                @Override
                public boolean gathers() {
                    return true;
                }

                @Override
                public void on(StoredEvent event) {
                    counted.add(event);
                }
            },
            rig.log,
            new EventFeed(rig.log),
            positions,
            TestDeliveries.on(rig.jdbc, new TransactionTemplate(new JdbcTransactionManager(rig.dataSource))));

    GatheringReactionTest() {
        positions.ensure("counting");
    }

    @Test
    void it_takes_the_first_at_once_and_lets_others_gather() {
        rig.append("jar:first", 0, 1);
        assertThat(counting.step()).isEqualTo(Follower.Left.MORE);
        assertThat(counted).hasSize(1);
        rig.append("jar:second", 0, 1);
        assertThat(counting.step()).isEqualTo(Follower.Left.GATHERING);
        assertThat(counted).hasSize(1);
    }

    @Test
    void it_works_off_what_it_is_behind_without_a_pause() {
        for (int i = 0; i < 450; i++) {
            rig.append("jar:" + i, 0, 1);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(counting.step()).isEqualTo(Follower.Left.MORE);
        }
        assertThat(counted).hasSize(450);
        assertThat(counting.step()).isEqualTo(Follower.Left.GATHERING);
    }
}
