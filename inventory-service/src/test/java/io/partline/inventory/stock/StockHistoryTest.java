package io.partline.inventory.stock;

import static io.partline.inventory.stock.HingeAtNingbo.NOW;
import static io.partline.inventory.stock.HingeAtNingbo.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.EndTransit;
import io.partline.inventory.stock.StockCommand.ExpectReturn;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockCommand.WriteOffStock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens, in whatever order and however often it is told. */
class StockHistoryTest {
    private static final List<String> LINES = List.of("SO-A-1", "SO-B-1", "SO-C-1", "SO-D-1");

    /** A command out of few names, so that repetitions, collisions and contradictions are frequent. */
    private static StockCommand any(Random random) {
        AllocationId allocation = new AllocationId(LINES.get(random.nextInt(4)), 1 + random.nextInt(2));
        String shipment = "SH-" + allocation;
        String returnId = "RMA-" + shipment;
        long quantity = random.nextInt(12) == 0 ? random.nextLong() : random.nextInt(-1, 6);
        return switch (random.nextInt(11)) {
            case 0 -> HingeAtNingbo.receive(quantity, "DN-" + random.nextInt(6));
            case 1 -> HingeAtNingbo.reserve(allocation, quantity);
            case 2 -> HingeAtNingbo.release(allocation);
            case 3 -> HingeAtNingbo.issue(allocation, quantity);
            case 4 -> HingeAtNingbo.expect(shipment, quantity);
            case 5 -> HingeAtNingbo.lose(shipment, quantity);
            case 6 ->
                random.nextBoolean() ? HingeAtNingbo.use(shipment, quantity) : HingeAtNingbo.shelve(shipment, quantity);
            case 7 -> HingeAtNingbo.quarantine(returnId, quantity);
            case 8 -> HingeAtNingbo.announce(returnId, quantity);
            case 9 -> HingeAtNingbo.writeOff(allocation, quantity, ShelfFault.values()[random.nextInt(2)]);
            default -> HingeAtNingbo.dispose(returnId, quantity, Disposition.values()[random.nextInt(5)]);
        };
    }

    /** Pieces that came in less pieces that went out. */
    private static long balance(List<StockEvent> history) {
        long pieces = 0;
        for (StockEvent event : history) {
            pieces += switch (event) {
                case StockEvent.StockReceived e -> e.quantity();
                case StockEvent.StockIssued e -> -e.quantity();
                case StockEvent.StockWrittenOff e -> -e.quantity();
                case StockEvent.TransitExpected e -> e.quantity();
                case StockEvent.TransitLost e -> -e.quantity();
                case StockEvent.TransitUsed e -> -e.quantity();
                case StockEvent.TransitReceived _ -> 0;
                case StockEvent.TransitEndedEarly e -> e.end() == TransitEnd.RECEIVED ? e.quantity() : 0;
                case StockEvent.StockQuarantined e -> e.quantity();
                case StockEvent.StockDisposed e ->
                    switch (e.disposition()) {
                        case RESTOCK, REFURBISH -> 0;
                        case SCRAP, RETURN_TO_VENDOR, OTHER_PART -> -e.quantity();
                    };
                case StockEvent.StockReserved _, StockEvent.ReservationReleased _, StockEvent.ReturnExpected _ -> 0;
            };
        }
        return pieces;
    }

    private static void isSound(StockState state) {
        assertThat(state.onHand()).as("on hand").isNotNegative();
        assertThat(state.allocated()).as("allocated").isNotNegative();
        assertThat(state.uncovered().isEmpty()).isEqualTo(state.availableToPromise() >= 0);
        assertThat(state.inTransit()).as("in transit").isNotNegative();
        assertThat(state.quarantined()).as("in quarantine").isNotNegative();
    }

    /** Only what left after it had been given back takes from what is promised to others. */
    private static boolean hasLeftAfterAll(List<StockEvent> history) {
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i) instanceof StockEvent.StockIssued issued
                    && history.get(i - 1) instanceof StockEvent.StockReserved reserved
                    && reserved.reservation().equals(issued.reservation())) {
                return true;
            }
        }
        return false;
    }

    /** What takes some of what is reserved may take some more of it; the news that tells it is heard once. */
    private static boolean isWhole(StockCommand command, StockState after) {
        return switch (command) {
            case IssueStock c -> !after.reservations().containsKey(c.allocation());
            case WriteOffStock _ -> false;
            default -> true;
        };
    }

    /** Whether the command is accepted; a refusal changes nothing and may change its mind later. */
    private static boolean isAccepted(
            Specification<StockState, StockCommand, StockEvent>.Past past, StockCommand command) {
        try {
            past.decide(command);
            return true;
        } catch (StockRefusal refused) {
            return false;
        }
    }

    @Test
    void nothing_is_ever_negative_or_promised_twice_or_appears_or_disappears() {
        RandomHistories.check(2_000, 60, StockHistoryTest::any, commands -> {
            var past = STOCK.given();
            for (StockCommand command : commands) {
                if (!isAccepted(past, command)) {
                    continue;
                }
                past = past.and(command);
                StockState state = past.state();
                isSound(state);
                if (state.availableToPromise() < 0) {
                    assertThat(hasLeftAfterAll(past.events()))
                            .as("after %s", command)
                            .isTrue();
                }
                assertThat(state.onHand() + state.inTransit() + state.quarantined())
                        .as("after %s", command)
                        .isEqualTo(balance(past.events()));
                if (isWhole(command, state)) {
                    past.when(command).thenNothing();
                }
            }
            assertThat(STOCK.given(past.events()).state()).isEqualTo(past.state());
        });
    }

    @Test
    void whatever_took_effect_may_be_told_again_at_any_later_time() {
        RandomHistories.check(1_000, 40, StockHistoryTest::any, commands -> {
            var past = STOCK.given();
            List<StockCommand> tookEffect = new ArrayList<>();
            for (StockCommand command : commands) {
                // A released reservation may be asked for again: that is no repetition.
                if (command instanceof ReleaseReservation || !isAccepted(past, command)) {
                    continue;
                }
                past = past.and(command);
                if (isWhole(command, past.state())) {
                    tookEffect.add(command);
                }
                var now = past;
                tookEffect.forEach(again -> now.when(again).thenNothing());
            }
        });
    }

    /** One part at its source and at its destination, as other services' facts move it. */
    private record Pair(
            Specification<StockState, StockCommand, StockEvent>.Past source,
            Specification<StockState, StockCommand, StockEvent>.Past destination) {
        private static final StockItemId FROM = StockItemId.of("DHF-215KA", "C-NB");
        private static final StockItemId TO = StockItemId.of("DHF-215KA", "S-TZ-01");

        Pair told(StockCommand command) {
            return command.item().equals(FROM)
                    ? new Pair(source.and(command), destination)
                    : new Pair(source, destination.and(command));
        }

        List<StockState> states() {
            return List.of(source.state(), destination.state());
        }

        /** What can be seen of them; what is remembered for repetitions may differ. */
        List<List<Long>> pictures() {
            return states().stream()
                    .map(state -> List.of(
                            state.onHand(),
                            state.allocated(),
                            state.inTransit(),
                            state.onTheWayBack(),
                            state.quarantined()))
                    .toList();
        }

        long pieces() {
            return source.state().onHand()
                    + source.state().quarantined()
                    + destination.state().inTransit();
        }
    }

    /** The facts about one shipment. Only what comes from one service about one thing keeps its order. */
    private static List<List<StockCommand>> facts(AllocationId allocation, long quantity, int course) {
        String shipment = "SH-" + allocation;
        String returnId = "RMA-" + shipment;
        List<StockCommand> dispatched = List.of(
                new IssueStock(Pair.FROM, allocation, quantity, shipment, null, NOW),
                new ExpectTransit(Pair.TO, shipment, quantity, NOW));
        if (course == 0) {
            return List.of(
                    dispatched,
                    List.of(new EndTransit(Pair.TO, shipment, quantity, TransitEnd.USED, "used " + shipment, NOW)));
        }
        List<StockCommand> returned = new ArrayList<>();
        returned.add(new ExpectReturn(Pair.FROM, returnId, quantity, NOW));
        returned.add(new QuarantineStock(Pair.FROM, returnId, quantity, null, NOW));
        if (course > 1) {
            returned.add(new DisposeStock(Pair.FROM, returnId, quantity, Disposition.values()[course - 2], null, NOW));
        }
        return List.of(
                dispatched,
                List.of(new EndTransit(Pair.TO, shipment, quantity, TransitEnd.LOST, "lost " + shipment, NOW)),
                returned);
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
            pair.states().forEach(StockHistoryTest::isSound);
            open.removeIf(List::isEmpty);
        }
        return pair;
    }

    @Test
    void facts_of_other_services_end_in_the_same_stock_in_whatever_order_they_come() {
        RandomHistories.check(1_000, random -> {
            Pair start = new Pair(STOCK.givenCommands(new ReceiveStock(Pair.FROM, 100, "DN-1", NOW)), STOCK.given());
            List<List<StockCommand>> facts = new ArrayList<>();
            long gone = 0;
            for (String line : LINES) {
                long quantity = 1 + random.nextInt(5);
                int course = random.nextInt(7);
                AllocationId allocation = new AllocationId(line, 1);
                start = start.told(new ReserveStock(Pair.FROM, allocation, quantity, NOW));
                facts.addAll(facts(allocation, quantity, course));
                boolean used = course == 0;
                boolean disposed = course - 2 == Disposition.SCRAP.ordinal()
                        || course - 2 == Disposition.RETURN_TO_VENDOR.ordinal()
                        || course - 2 == Disposition.OTHER_PART.ordinal();
                gone += used || disposed ? quantity : 0;
            }
            Pair inOrder = tell(start, facts, new Random(0));
            Collections.shuffle(facts, random);
            Pair anyhow = tell(start, facts, random);
            assertThat(anyhow.pictures()).isEqualTo(inOrder.pictures());
            assertThat(anyhow.source().state().allocated()).isZero();
            assertThat(anyhow.destination().state().inTransit()).isZero();
            assertThat(100 - gone)
                    .as("received = on hand + in transit + quarantine + used + disposed")
                    .isEqualTo(anyhow.pieces());
        });
    }
}
