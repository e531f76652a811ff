package io.partline.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.inventory.stock.StockCommand.Disposition;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.LoseTransit;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockCommand.UseTransit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens, in whatever order and however often it is told. */
class StockHistoryTest {
    private static final List<String> LINES = List.of("SO-A-1", "SO-B-1", "SO-C-1", "SO-D-1");

    /** A command out of few names, so that repetitions, collisions and contradictions are frequent. */
    private static StockCommand any(Random random) {
        String reservation = LINES.get(random.nextInt(4)) + "." + (1 + random.nextInt(2));
        String shipment = "SH-" + reservation;
        String returnId = "RMA-" + shipment;
        long quantity = random.nextInt(12) == 0 ? random.nextLong() : random.nextInt(-1, 6);
        return switch (random.nextInt(9)) {
            case 0 -> Given.receive(quantity, "DN-" + random.nextInt(6));
            case 1 -> Given.reserve(reservation, quantity);
            case 2 -> Given.release(reservation);
            case 3 -> Given.issue(reservation);
            case 4 -> Given.expect(shipment, quantity);
            case 5 -> Given.lose(shipment, quantity);
            case 6 -> Given.use(shipment, quantity);
            case 7 -> Given.quarantine(returnId, quantity);
            default -> Given.dispose(returnId, quantity, Disposition.values()[random.nextInt(4)]);
        };
    }

    /** Pieces that came in less pieces that went out. */
    private static long balance(List<StockEvent> history) {
        long pieces = 0;
        for (StockEvent event : history) {
            pieces += switch (event) {
                case StockEvent.StockReceived e -> e.quantity();
                case StockEvent.StockIssued e -> -e.quantity();
                case StockEvent.TransitExpected e -> e.quantity();
                case StockEvent.TransitLost e -> -e.quantity();
                case StockEvent.TransitUsed e -> -e.quantity();
                case StockEvent.StockQuarantined e -> e.quantity();
                case StockEvent.StockDisposed e ->
                    switch (e.disposition()) {
                        case RESTOCK, REFURBISH -> 0;
                        case SCRAP, RETURN_TO_VENDOR -> -e.quantity();
                    };
                case StockEvent.StockReserved _, StockEvent.ReservationReleased _, StockEvent.TransitEndedEarly _ -> 0;
            };
        }
        return pieces;
    }

    private static void isSound(StockState state) {
        assertThat(state.onHand()).as("on hand").isNotNegative();
        assertThat(state.allocated()).as("allocated").isBetween(0L, state.onHand());
        assertThat(state.inTransit()).as("in transit").isNotNegative();
        assertThat(state.quarantined()).as("in quarantine").isNotNegative();
    }

    @Property(tries = 2_000)
    void nothing_is_ever_negative_or_promised_twice_or_appears_or_disappears(@ForAll long seed) {
        Random random = new Random(seed);
        StockState state = StockState.EMPTY;
        List<StockEvent> history = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StockCommand command = any(random);
            List<StockEvent> decided;
            try {
                decided = StockDecisions.decide(state, command);
            } catch (StockRefusal refused) {
                continue;
            }
            for (StockEvent event : decided) {
                state = state.after(event);
            }
            history.addAll(decided);
            isSound(state);
            assertThat(state.onHand() + state.inTransit() + state.quarantined())
                    .as("after %s", command)
                    .isEqualTo(balance(history));
            assertThat(StockDecisions.decide(state, command))
                    .as("%s told again", command)
                    .isEmpty();
        }
        assertThat(StockState.of(history)).isEqualTo(state);
    }

    @Property(tries = 1_000)
    void whatever_took_effect_may_be_told_again_at_any_later_time(@ForAll long seed) {
        Random random = new Random(seed);
        StockState state = StockState.EMPTY;
        List<StockCommand> tookEffect = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            StockCommand command = any(random);
            // A released reservation may be asked for again: that is no repetition.
            if (command instanceof StockCommand.ReleaseReservation) {
                continue;
            }
            try {
                state = Given.after(state, command);
                tookEffect.add(command);
            } catch (StockRefusal refused) {
                continue;
            }
            StockState now = state;
            assertThat(tookEffect)
                    .allSatisfy(again ->
                            assertThat(StockDecisions.decide(now, again)).isEmpty());
        }
    }

    /** One part at its source and at its destination, as other services' facts move it. */
    private record Pair(StockState source, StockState destination) {
        private static final StockItemId FROM = StockItemId.of("DHF-215KA", "C-NB");
        private static final StockItemId TO = StockItemId.of("DHF-215KA", "S-TZ-01");

        Pair told(StockCommand command) {
            return command.item().equals(FROM)
                    ? new Pair(Given.after(source, command), destination)
                    : new Pair(source, Given.after(destination, command));
        }

        long pieces() {
            return source.onHand() + source.quarantined() + destination.inTransit();
        }
    }

    /** The facts about one shipment. Only what comes from one service about one thing keeps its order. */
    private static List<List<StockCommand>> facts(String reservation, long quantity, int course) {
        String shipment = "SH-" + reservation;
        String returnId = "RMA-" + shipment;
        List<StockCommand> dispatched = List.of(
                new IssueStock(Pair.FROM, reservation, shipment, Given.NOW),
                new ExpectTransit(Pair.TO, shipment, quantity, Given.NOW));
        if (course == 0) {
            return List.of(dispatched, List.of(new UseTransit(Pair.TO, shipment, quantity, Given.NOW)));
        }
        List<StockCommand> returned = new ArrayList<>();
        returned.add(new QuarantineStock(Pair.FROM, returnId, quantity, Given.NOW));
        if (course > 1) {
            returned.add(new StockCommand.DisposeStock(
                    Pair.FROM, returnId, quantity, Disposition.values()[course - 2], Given.NOW));
        }
        return List.of(dispatched, List.of(new LoseTransit(Pair.TO, shipment, quantity, Given.NOW)), returned);
    }

    private static Pair tell(Pair start, List<List<StockCommand>> facts, Random random) {
        List<List<StockCommand>> open = new ArrayList<>();
        facts.forEach(each -> open.add(new ArrayList<>(each)));
        List<StockCommand> told = new ArrayList<>();
        Pair pair = start;
        while (!open.isEmpty()) {
            List<StockCommand> next = open.get(random.nextInt(open.size()));
            StockCommand command = next.removeFirst();
            told.add(command);
            pair = pair.told(command);
            if (random.nextBoolean()) {
                pair = pair.told(told.get(random.nextInt(told.size())));
            }
            isSound(pair.source());
            isSound(pair.destination());
            open.removeIf(List::isEmpty);
        }
        return pair;
    }

    @Property(tries = 1_000)
    void facts_of_other_services_end_in_the_same_stock_in_whatever_order_they_come(@ForAll long seed) {
        Random random = new Random(seed);
        Pair start = new Pair(
                Given.after(StockState.EMPTY, new ReceiveStock(Pair.FROM, 100, "DN-1", Given.NOW)), StockState.EMPTY);
        List<List<StockCommand>> facts = new ArrayList<>();
        long gone = 0;
        for (String line : LINES) {
            long quantity = 1 + random.nextInt(5);
            int course = random.nextInt(6);
            String reservation = line + ".1";
            start = start.told(new ReserveStock(Pair.FROM, reservation, quantity, Given.NOW));
            facts.addAll(facts(reservation, quantity, course));
            boolean used = course == 0;
            boolean disposed =
                    course - 2 == Disposition.SCRAP.ordinal() || course - 2 == Disposition.RETURN_TO_VENDOR.ordinal();
            gone += used || disposed ? quantity : 0;
        }
        Pair inOrder = tell(start, facts, new Random(0));
        Collections.shuffle(facts, random);
        Pair anyhow = tell(start, facts, random);
        assertThat(anyhow).isEqualTo(inOrder);
        assertThat(anyhow.source().allocated()).isZero();
        assertThat(anyhow.destination().inTransit()).isZero();
        assertThat(100 - gone)
                .as("received = on hand + in transit + quarantine + used + disposed")
                .isEqualTo(anyhow.pieces());
    }
}
