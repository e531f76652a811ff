package io.partline.returns.returnauthorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partline.chassis.refusal.NotFound;
import io.partline.returns.returnauthorisation.Return.AlreadyInspected;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnTest {
    private static final String RETURN = "RMA-SH-SO-7Q2M4K8ZP1XA-1.1";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ReturnOpened OPENED = opened(Reason.DAMAGED_IN_TRANSIT, NOON);
    private static final Return.State OPEN = Return.State.NONE.after(OPENED);

    private static ReturnOpened opened(Reason reason, Instant at) {
        return new ReturnOpened(
                RETURN,
                "SH-SO-7Q2M4K8ZP1XA-1.1",
                "SO-7Q2M4K8ZP1XA",
                "SO-7Q2M4K8ZP1XA-1",
                "DHF-215KA",
                1,
                "CR-01",
                reason,
                "C-HZ",
                "S-TZ-01",
                at);
    }

    private static InspectReturn inspect(Disposition disposition, String by) {
        return new InspectReturn(Return.id(RETURN), disposition, by, "hinge bent", NOON.plusSeconds(60));
    }

    private static Return.State inspected(Disposition disposition) {
        return OPEN.after(Return.inspect(OPEN, inspect(disposition, "C-HZ")).getFirst());
    }

    @Test
    void damage_opens_a_return() {
        assertThat(Return.open(Return.State.NONE, new OpenReturn(OPENED))).containsExactly(OPENED);
        assertThat(OPENED.aggregateId()).isEqualTo("return:" + RETURN);
    }

    @Test
    void one_shipment_is_returned_once_whatever_is_heard_of_its_damage_later() {
        OpenReturn later = new OpenReturn(opened(Reason.DAMAGED_ON_RECEIPT, NOON.plusSeconds(9)));
        assertThat(Return.open(OPEN, new OpenReturn(OPENED))).isEmpty();
        assertThat(Return.open(OPEN, later)).isEmpty();
        assertThat(Return.open(inspected(Disposition.SCRAP), later)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void inspection_says_what_becomes_of_the_unit(Disposition disposition) {
        assertThat(Return.inspect(OPEN, inspect(disposition, "C-HZ")))
                .containsExactly(
                        new ReturnInspected(RETURN, OPENED, disposition, "C-HZ", "hinge bent", NOON.plusSeconds(60)));
    }

    @Test
    void nobody_inspects_what_was_never_returned() {
        NotFound refusal = catchThrowableOfType(
                NotFound.class, () -> Return.inspect(Return.State.NONE, inspect(Disposition.SCRAP, "C-HZ")));
        assertThat(refusal).hasMessageContaining(RETURN);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void the_same_disposition_again_changes_nothing_whoever_says_it(Disposition disposition) {
        assertThat(Return.inspect(inspected(disposition), inspect(disposition, "C-HZ")))
                .isEmpty();
        assertThat(Return.inspect(inspected(disposition), inspect(disposition, "HQ")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void another_disposition_is_refused_for_the_unit_has_gone_its_way(Disposition second) {
        for (Disposition first : Disposition.values()) {
            if (first != second) {
                AlreadyInspected refusal = catchThrowableOfType(
                        AlreadyInspected.class, () -> Return.inspect(inspected(first), inspect(second, "C-HZ")));
                assertThat(refusal.kind().status()).isEqualTo(409);
                assertThat(refusal.facts()).isEqualTo(Map.of("returnId", RETURN, "disposition", first));
            }
        }
    }

    @Test
    void a_blank_note_says_nothing() {
        assertThat(new InspectReturn(Return.id(RETURN), Disposition.SCRAP, "C-HZ", "  ", NOON).note())
                .isNull();
    }

    @Provide
    Arbitrary<List<ReturnCommand>> histories() {
        Arbitrary<ReturnCommand> open = Combinators.combine(
                        Arbitraries.of(Reason.class), Arbitraries.longs().between(0, 5))
                .as((reason, seconds) -> new OpenReturn(opened(reason, NOON.plusSeconds(seconds))));
        Arbitrary<ReturnCommand> inspect = Combinators.combine(
                        Arbitraries.of(Disposition.class), Arbitraries.of("C-HZ", "HQ"))
                .as((disposition, by) -> inspect(disposition, by));
        return Arbitraries.oneOf(open, inspect).list().ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 2_000)
    void is_opened_once_and_disposed_of_once_whatever_is_told_and_how_often(
            @ForAll("histories") List<ReturnCommand> commands) {
        List<ReturnEvent> events = new ArrayList<>();
        Return.State state = Return.State.NONE;
        for (ReturnCommand command : commands) {
            Return.State before = state;
            List<ReturnEvent> decided = told(state, command);
            for (ReturnEvent event : decided) {
                state = state.after(event);
            }
            events.addAll(decided);
            if (!decided.isEmpty()) {
                assertThat(told(state, command)).as("told again").isEmpty();
            }
            if (before.opened() != null) {
                assertThat(state.opened()).as("what was opened stays").isEqualTo(before.opened());
            }
            if (before.inspected() != null) {
                assertThat(state).as("an inspection is final").isEqualTo(before);
            }
        }
        assertThat(events.stream().filter(ReturnOpened.class::isInstance)).hasSizeLessThanOrEqualTo(1);
        assertThat(events.stream().filter(ReturnInspected.class::isInstance)).hasSizeLessThanOrEqualTo(1);
        assertThat(events.indexOf(state.opened())).as("opened first, if at all").isLessThanOrEqualTo(0);
    }

    /** A refused command changes nothing. */
    private static List<ReturnEvent> told(Return.State state, ReturnCommand command) {
        try {
            return switch (command) {
                case OpenReturn c -> Return.open(state, c);
                case InspectReturn c -> Return.inspect(state, c);
            };
        } catch (NotFound | AlreadyInspected _) {
            return List.of();
        }
    }
}
