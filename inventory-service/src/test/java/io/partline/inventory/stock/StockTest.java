package io.partline.inventory.stock;

import static io.partline.inventory.stock.HingeAtNingbo.HINGE;
import static io.partline.inventory.stock.HingeAtNingbo.NOW;
import static io.partline.inventory.stock.HingeAtNingbo.STOCK;
import static io.partline.inventory.stock.HingeAtNingbo.announce;
import static io.partline.inventory.stock.HingeAtNingbo.dispose;
import static io.partline.inventory.stock.HingeAtNingbo.end;
import static io.partline.inventory.stock.HingeAtNingbo.expect;
import static io.partline.inventory.stock.HingeAtNingbo.holds;
import static io.partline.inventory.stock.HingeAtNingbo.issue;
import static io.partline.inventory.stock.HingeAtNingbo.quarantine;
import static io.partline.inventory.stock.HingeAtNingbo.receive;
import static io.partline.inventory.stock.HingeAtNingbo.release;
import static io.partline.inventory.stock.HingeAtNingbo.reserve;
import static io.partline.inventory.stock.HingeAtNingbo.writeOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Specification;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockEvent.ReservationReleased;
import io.partline.inventory.stock.StockEvent.ReturnExpected;
import io.partline.inventory.stock.StockEvent.StockDisposed;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockQuarantined;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.StockWrittenOff;
import io.partline.inventory.stock.StockEvent.TransitEndedEarly;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitLost;
import io.partline.inventory.stock.StockEvent.TransitReceived;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import io.partline.inventory.stock.StockRefusal.InvalidQuantity;
import io.partline.inventory.stock.StockRefusal.NotEnoughStock;
import io.partline.inventory.stock.StockRefusal.NotQuarantined;
import io.partline.inventory.stock.StockRefusal.NotReserved;
import io.partline.inventory.stock.StockRefusal.ReceiptDiffers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest {
    private static final AllocationId LINE = new AllocationId("SO-A-1", 1);
    private static final AllocationId OTHER_LINE = new AllocationId("SO-B-1", 1);
    private static final String SHIPMENT = "SH-SO-A-1.1";
    private static final String RETURN = "RMA-SH-SO-A-1.1";

    private static Specification<StockState, StockCommand, StockEvent>.Past after(StockCommand... commands) {
        return STOCK.givenCommands(commands);
    }

    @Test
    void a_receipt_is_on_hand_and_can_be_promised() {
        STOCK.given().when(receive(3, "DN-1")).then(new StockReceived(HINGE, 3, "DN-1", NOW));
        holds(after(receive(3, "DN-1"), receive(2, "DN-2")).state(), 5, 0, 0, 0);
    }

    @Test
    void the_same_delivery_note_counts_once_and_another_quantity_is_a_question() {
        after(receive(3, "DN-1")).when(receive(3, "DN-1")).thenNothing();
        after(receive(10, "DN-77"))
                .when(receive(5, "DN-77"))
                .thenRefused(
                        ReceiptDiffers.class, "C-NB has received 10 of DHF-215KA under DN-77, not 5; give a second");
    }

    @Test
    void what_is_reserved_stays_on_hand_but_is_promised_to_nobody_else() {
        var reserved = after(receive(3, "DN-1")).when(reserve(LINE, 2)).then(new StockReserved(HINGE, LINE, 2, NOW));
        holds(reserved.state(), 3, 2, 0, 0);
    }

    @Test
    void cannot_reserve_more_than_is_available() {
        STOCK.given()
                .when(reserve(LINE, 1))
                .thenRefused(NotEnoughStock.class, "C-NB can promise 0 of DHF-215KA, not 1");
        after(receive(3, "DN-1"), reserve(LINE, 2))
                .when(reserve(OTHER_LINE, 2))
                .thenRefused(NotEnoughStock.class, "can promise 1 of DHF-215KA, not 2");
    }

    @Test
    void a_refusal_tells_the_site_the_part_and_what_could_be_promised() {
        NotEnoughStock refusal = STOCK.given().when(reserve(LINE, 1)).thenRefused(NotEnoughStock.class, "");
        assertThat(refusal.facts())
                .isEqualTo(Map.of("siteId", "C-NB", "partNumber", "DHF-215KA", "asked", 1L, "availableToPromise", 0L));
    }

    @Test
    void the_last_piece_can_be_reserved() {
        holds(after(receive(3, "DN-1"), reserve(LINE, 3)).state(), 3, 3, 0, 0);
    }

    @Test
    void the_same_reservation_is_made_once_even_after_it_was_issued() {
        var reserved = after(receive(3, "DN-1"), reserve(LINE, 1));
        reserved.when(reserve(LINE, 1)).thenNothing();
        reserved.and(issue(LINE)).when(reserve(LINE, 1)).thenNothing();
    }

    @Test
    void a_released_reservation_can_be_promised_again() {
        var released = after(receive(3, "DN-1"), reserve(LINE, 2))
                .when(release(LINE))
                .then(new ReservationReleased(HINGE, LINE, 2, NOW));
        holds(released.state(), 3, 0, 0, 0);
        released.when(release(LINE)).thenNothing();
        holds(released.and(reserve(LINE, 3)).state(), 3, 3, 0, 0);
    }

    @Test
    void what_is_issued_leaves_the_shelf_and_the_reservation() {
        var issued = after(receive(3, "DN-1"), reserve(LINE, 2))
                .when(issue(LINE))
                .then(new StockIssued(HINGE, LINE, 2, "SH-" + LINE, null, NOW));
        holds(issued.state(), 1, 0, 0, 0);
        issued.when(issue(LINE)).thenNothing();
    }

    @Test
    void what_is_known_of_pieces_is_recorded_where_it_is_known_of_all_of_them() {
        Particulars known = new Particulars("DHF-215K", List.of(new Particulars.Unit("L-2607", null, null)));
        var reserved = after(receive(3, "DN-1"), reserve(LINE, 2));
        reserved.when(new IssueStock(HINGE, LINE, 2, null, known, NOW))
                .then(new StockIssued(HINGE, LINE, 2, null, known, NOW));
        reserved.when(new IssueStock(HINGE, LINE, 3, null, known, NOW))
                .then(new StockIssued(HINGE, LINE, 2, null, null, NOW));
        assertThat(Particulars.of(null, null)).isNull();
    }

    @Test
    void nothing_goes_over_the_counter_that_was_not_reserved() {
        after(receive(3, "DN-1"))
                .when(new IssueStock(HINGE, LINE, 1, null, null, NOW))
                .thenRefused(NotReserved.class, "holds nothing of DHF-215KA for SO-A-1.1");
    }

    @Test
    void what_left_after_it_was_given_back_is_not_on_the_shelf_and_the_youngest_promise_is_not_covered() {
        AllocationId older = new AllocationId("SO-B-1", 1);
        AllocationId younger = new AllocationId("SO-C-1", 1);
        var left = after(receive(2, "DN-1"), reserve(LINE, 1), release(LINE), reserve(older, 1), reserve(younger, 1))
                .when(issue(LINE, 1))
                .then(new StockReserved(HINGE, LINE, 1, NOW), new StockIssued(HINGE, LINE, 1, "SH-" + LINE, null, NOW));
        assertThat(left.state().uncovered()).containsExactly(younger);
        left.when(issue(LINE, 1)).thenNothing();
        left.and(release(younger))
                .when(issue(older, 1))
                .then(new StockIssued(HINGE, older, 1, "SH-" + older, null, NOW));
    }

    @Test
    void what_left_was_there_whatever_the_books_say() {
        after(receive(1, "DN-1"), reserve(LINE, 1), release(LINE), reserve(new AllocationId("SO-B-1", 1), 1))
                .and(issue(new AllocationId("SO-B-1", 1), 1))
                .when(issue(LINE, 1))
                .then(
                        new StockReceived(HINGE, 1, "found " + LINE, NOW),
                        new StockReserved(HINGE, LINE, 1, NOW),
                        new StockIssued(HINGE, LINE, 1, "SH-" + LINE, null, NOW));
    }

    @Test
    void what_is_on_its_way_is_in_transit_here_until_it_is_used() {
        var onItsWay = STOCK.given().when(expect(SHIPMENT, 2)).then(new TransitExpected(HINGE, SHIPMENT, 2, NOW));
        holds(onItsWay.state(), 0, 0, 2, 0);
        onItsWay.when(expect(SHIPMENT, 2)).thenNothing();
        var used = onItsWay.when(end(SHIPMENT, 2, TransitEnd.USED, "N1"))
                .then(new TransitUsed(HINGE, SHIPMENT, 2, "N1", NOW));
        holds(used.state(), 0, 0, 0, 0);
    }

    @Test
    void what_arrives_for_the_shelf_lies_on_it() {
        var received = after(receive(1, "DN-1"), expect(SHIPMENT, 3))
                .when(end(SHIPMENT, 3, TransitEnd.RECEIVED, "N1"))
                .then(new TransitReceived(HINGE, SHIPMENT, 3, "N1", NOW));
        holds(received.state(), 4, 0, 0, 0);
    }

    @Test
    void of_ten_belts_one_may_be_torn() {
        var torn = after(expect(SHIPMENT, 10))
                .when(end(SHIPMENT, 1, TransitEnd.LOST, "N1"))
                .then(new TransitLost(HINGE, SHIPMENT, 1, "N1", NOW));
        holds(torn.state(), 0, 0, 9, 0);
        torn.when(end(SHIPMENT, 1, TransitEnd.LOST, "N1")).thenNothing();
        holds(torn.and(end(SHIPMENT, 9, TransitEnd.USED, "N2")).state(), 0, 0, 0, 0);
    }

    @Test
    void no_more_pieces_end_than_are_on_their_way() {
        after(expect(SHIPMENT, 2))
                .when(end(SHIPMENT, 5, TransitEnd.LOST, "N1"))
                .then(new TransitLost(HINGE, SHIPMENT, 2, "N1", NOW));
    }

    @Test
    void a_transit_that_ended_does_not_begin_again() {
        for (TransitEnd end : TransitEnd.values()) {
            var ended = after(expect(SHIPMENT, 2), end(SHIPMENT, 2, end, "N1"));
            ended.when(expect(SHIPMENT, 2)).thenNothing();
            ended.when(end(SHIPMENT, 2, end, "N1")).thenNothing();
        }
    }

    @Test
    void news_of_the_end_may_come_before_news_of_the_beginning() {
        for (TransitEnd end : TransitEnd.values()) {
            var ended = STOCK.given()
                    .when(end(SHIPMENT, 2, end, "N1"))
                    .then(new TransitEndedEarly(HINGE, SHIPMENT, 2, end, "N1", NOW));
            ended.when(end(SHIPMENT, 2, end, "N1")).thenNothing();
            long onHand = end == TransitEnd.RECEIVED ? 2 : 0;
            holds(ended.when(expect(SHIPMENT, 2)).thenNothing().state(), onHand, 0, 0, 0);
            holds(
                    ended.when(expect(SHIPMENT, 5))
                            .then(new TransitExpected(HINGE, SHIPMENT, 3, NOW))
                            .state(),
                    onHand,
                    0,
                    3,
                    0);
        }
    }

    @Test
    void what_is_broken_or_missing_on_the_shelf_leaves_the_books_and_its_reservation() {
        for (ShelfFault fault : ShelfFault.values()) {
            var written = after(receive(3, "DN-1"), reserve(LINE, 2))
                    .when(writeOff(LINE, 1, fault))
                    .then(new StockWrittenOff(HINGE, LINE, 1, fault, null, NOW));
            holds(written.state(), 2, 1, 0, 0);
            holds(written.and(writeOff(LINE, 9, fault)).state(), 1, 0, 0, 0);
        }
        after(receive(3, "DN-1"))
                .when(writeOff(LINE, 1, ShelfFault.BROKEN))
                .thenRefused(NotReserved.class, "holds nothing");
    }

    @Test
    void what_is_announced_is_not_here_until_it_arrives() {
        var announced = STOCK.given().when(announce(RETURN, 2)).then(new ReturnExpected(HINGE, RETURN, 2, NOW));
        assertThat(announced.state().onTheWayBack()).isEqualTo(2);
        holds(announced.state(), 0, 0, 0, 0);
        announced.when(announce(RETURN, 2)).thenNothing();
        var here = announced.when(quarantine(RETURN, 2)).then(new StockQuarantined(HINGE, RETURN, 2, 2, null, NOW));
        assertThat(here.state().onTheWayBack()).isZero();
        holds(here.state(), 0, 0, 0, 2);
    }

    /** However long its history, a stock item stays small. */
    @Test
    void a_stock_item_of_a_hundred_thousand_events_is_as_small_as_a_young_one() {
        StockState state = StockState.EMPTY;
        for (int i = 0; i < 25_000; i++) {
            AllocationId line = new AllocationId("SO-7K3M9QX2PV4D-" + i, 1);
            state = state.after(new StockReceived(HINGE, 1, "DN-2026-" + i, NOW))
                    .after(new StockReserved(HINGE, line, 1, NOW))
                    .after(new StockIssued(HINGE, line, 1, "SH-" + line, null, NOW))
                    .after(new TransitEndedEarly(HINGE, "SH-OTHER-" + i, 1, TransitEnd.USED, "N" + i, NOW));
        }
        assertThat(EventJson.write(state)).hasSizeLessThan(10_240);
    }

    @Test
    void what_came_back_damaged_is_in_quarantine_and_cannot_be_promised() {
        var held = STOCK.given().when(quarantine(RETURN, 2)).then(new StockQuarantined(HINGE, RETURN, 2, 0, null, NOW));
        holds(held.state(), 0, 0, 0, 2);
        held.when(quarantine(RETURN, 2)).thenNothing();
        held.when(reserve(LINE, 1)).thenRefused(NotEnoughStock.class, "can promise 0");
    }

    @Test
    void what_is_restocked_can_be_promised() {
        holds(
                after(quarantine(RETURN, 2), dispose(RETURN, 2, Disposition.RESTOCK))
                        .state(),
                2,
                0,
                0,
                0);
    }

    @Test
    void what_is_scrapped_or_goes_back_to_the_vendor_is_gone() {
        for (Disposition disposition : List.of(Disposition.SCRAP, Disposition.RETURN_TO_VENDOR)) {
            holds(after(quarantine(RETURN, 2), dispose(RETURN, 2, disposition)).state(), 0, 0, 0, 0);
        }
    }

    @Test
    void what_is_to_be_refurbished_stays_in_quarantine() {
        holds(
                after(quarantine(RETURN, 2), dispose(RETURN, 2, Disposition.REFURBISH))
                        .state(),
                0,
                0,
                0,
                2);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void a_return_is_disposed_of_once(Disposition disposition) {
        var disposed = after(quarantine(RETURN, 2))
                .when(dispose(RETURN, 2, disposition))
                .then(new StockDisposed(HINGE, RETURN, 2, disposition, null, NOW));
        disposed.when(dispose(RETURN, 2, disposition)).thenNothing();
        disposed.when(quarantine(RETURN, 2)).thenNothing();
    }

    @Test
    void refurbishing_ends_with_a_good_part_or_without_one() {
        var refurbishing = after(quarantine(RETURN, 2), dispose(RETURN, 2, Disposition.REFURBISH));
        holds(refurbishing.and(dispose(RETURN, 2, Disposition.RESTOCK)).state(), 2, 0, 0, 0);
        holds(refurbishing.and(dispose(RETURN, 2, Disposition.SCRAP)).state(), 0, 0, 0, 0);
    }

    @Test
    void only_what_is_in_quarantine_is_disposed_of_and_all_of_it() {
        STOCK.given()
                .when(dispose(RETURN, 1, Disposition.SCRAP))
                .thenRefused(NotQuarantined.class, "holds 0 of DHF-215KA");
        for (long asked : new long[] {0, 1, 3}) {
            after(quarantine(RETURN, 2))
                    .when(dispose(RETURN, asked, Disposition.RESTOCK))
                    .thenRefused(NotQuarantined.class, "holds 2");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_quantity_is_one_to_a_million_pieces(long quantity) {
        var stocked = after(receive(1_000_000, "DN-1"), receive(1_000_000, "DN-2"));
        for (StockCommand command : List.of(
                receive(quantity, "DN-3"),
                reserve(LINE, quantity),
                expect(SHIPMENT, quantity),
                quarantine(RETURN, quantity))) {
            stocked.when(command).thenRefused(InvalidQuantity.class, "it should be 1 to 1,000,000 pieces");
        }
    }

    @Test
    void the_id_names_the_part_and_the_site() {
        assertThat(HINGE).hasToString("stock:DHF-215KA@C-NB");
        assertThat(StockItemId.parse("stock:DHF-215KA@C-NB")).isEqualTo(HINGE);
        assertThat(HINGE.partNumber()).isEqualTo("DHF-215KA");
        assertThat(HINGE.siteId()).isEqualTo("C-NB");
        for (String other : List.of("DHF-215KA", "stock:DHF-215KA", "DHF-215KA@C-NB")) {
            assertThatThrownBy(() -> StockItemId.parse(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_allocation_names_the_line_and_the_attempt() {
        AllocationId second = new AllocationId("SO-7K3M9QX2PV4D-1", 2);
        assertThat(second).hasToString("SO-7K3M9QX2PV4D-1.2");
        assertThat(AllocationId.parse("SO-7K3M9QX2PV4D-1.2")).isEqualTo(second);
        for (String other : List.of("SO-7K3M9QX2PV4D-1", "SO-7K3M9QX2PV4D-1.", "SO-7K3M9QX2PV4D-1.x")) {
            assertThatThrownBy(() -> AllocationId.parse(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_state_is_the_same_after_it_was_written_and_read() {
        StockState state = after(
                        receive(9, "DN-1"),
                        reserve(LINE, 2),
                        reserve(OTHER_LINE, 1),
                        issue(OTHER_LINE),
                        expect(SHIPMENT, 4),
                        quarantine(RETURN, 3))
                .state();
        assertThat(EventJson.read(EventJson.write(state), StockState.class)).isEqualTo(state);
    }
}
