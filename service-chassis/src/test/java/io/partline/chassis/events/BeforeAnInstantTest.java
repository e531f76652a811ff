package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where to begin so that nothing is left out that was recorded at an instant or later, and hardly anything is told in vain. */
class BeforeAnInstantTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration SAFE = Duration.ofMinutes(2);

    private final Rig rig = new Rig();

    @Test
    void an_empty_log_begins_at_its_start() {
        assertThat(rig.log.before(NOON)).isEqualTo(LogPosition.START);
    }

    @Test
    void nothing_as_young_lies_before_it_and_everything_that_does_is_older_than_two_minutes() throws SQLException {
        Random random = new Random(15);
        Instant at = NOON;
        int sequence = 0;
        // Several events a transaction, some of them hours long: as a log is after its ids were rewritten.
        for (int transaction = 0; transaction < 12; transaction++) {
            try (Rig.Writer writer = rig.writer()) {
                for (int event = random.nextInt(1, 9); event > 0; event--) {
                    at = at.plusSeconds(random.nextInt(600));
                    writer.appendAt("jar:a", sequence++, 1, at);
                }
                writer.commit();
            }
        }
        List<StoredEvent> all = rig.log.readAfter(LogPosition.START, 1_000);
        assertThat(all).hasSize(sequence);
        for (int i = 0; i < 15; i++) {
            Instant asked = NOON.minusSeconds(600)
                    .plusSeconds(random.nextLong(Duration.between(NOON, at).toSeconds() + 1_200));
            LogPosition position = rig.log.before(asked);
            for (StoredEvent event : all) {
                boolean before = event.position().compareTo(position) <= 0;
                assertThat(before)
                        .as("%s recorded %s, asked for %s", event.position(), event.at(), asked)
                        .isEqualTo(event.at().isBefore(asked.minus(SAFE)));
            }
        }
    }

    @Test
    void any_instant_has_an_answer() {
        rig.append("jar:a", 0, 1);
        rig.append("jar:a", 1, 1);
        assertThat(rig.log.before(Instant.MIN)).isEqualTo(LogPosition.START);
        assertThat(rig.log.readAfter(rig.log.before(Instant.MAX), 10)).isEmpty();
    }
}
