package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was written in an earlier form is read as what it means today. */
class EventTypesTest {
    sealed interface LampEvent extends DomainEvent {
        @Override
        default String aggregateId() {
            return "lamp";
        }
    }

    @StoredAs(value = "lamp-lit", revision = 3, supersedes = LampLit2.class)
    record LampLit(String by, int lumen) implements LampEvent {}

    @StoredAs(value = "lamp-lit", revision = 2, supersedes = LampLit1.class)
    record LampLit2(String by) implements Superseded {
        @Override
        public LampLit lifted() {
            return new LampLit(by, 800);
        }
    }

    @StoredAs("lamp-lit")
    record LampLit1() implements Superseded {
        @Override
        public LampLit lifted() {
            return new LampLit("somebody", 800);
        }
    }

    @Test
    void every_earlier_form_is_read_as_todays() {
        EventTypes types = new EventTypes(Map.of("lamp", LampEvent.class));
        assertThat(types.read("lamp-lit", 1, "{}")).isEqualTo(new LampLit("somebody", 800));
        assertThat(types.read("lamp-lit", 2, "{\"by\":\"Li\"}")).isEqualTo(new LampLit("Li", 800));
        assertThat(types.read("lamp-lit", 3, "{\"by\":\"Li\",\"lumen\":40}")).isEqualTo(new LampLit("Li", 40));
        assertThat(types.nameOf(LampLit.class)).isEqualTo(new EventTypes.Name("lamp-lit", 3));
    }

    @Test
    void a_form_that_nobody_knows_is_named() {
        EventTypes types = new EventTypes(Map.of("lamp", LampEvent.class));
        assertThatThrownBy(() -> types.read("lamp-lit", 4, "{}")).hasMessageContaining("'lamp-lit' revision 4");
    }

    sealed interface BadEvent extends DomainEvent {
        @Override
        default String aggregateId() {
            return "bad";
        }
    }

    @StoredAs(value = "bad", revision = 2, supersedes = LampLit1.class)
    record Bad() implements BadEvent {}

    @Test
    void only_an_earlier_revision_of_the_same_name_is_superseded() {
        assertThatThrownBy(() -> new EventTypes(Map.of("bad", BadEvent.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no earlier revision");
    }
}
