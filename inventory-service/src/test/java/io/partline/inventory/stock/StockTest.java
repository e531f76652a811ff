package io.partline.inventory.stock;

import static io.partline.inventory.stock.Given.HINGE;
import static io.partline.inventory.stock.Given.NOW;
import static io.partline.inventory.stock.Given.after;
import static io.partline.inventory.stock.Given.dispose;
import static io.partline.inventory.stock.Given.expect;
import static io.partline.inventory.stock.Given.issue;
import static io.partline.inventory.stock.Given.lose;
import static io.partline.inventory.stock.Given.nothing;
import static io.partline.inventory.stock.Given.quarantine;
import static io.partline.inventory.stock.Given.receive;
import static io.partline.inventory.stock.Given.release;
import static io.partline.inventory.stock.Given.reserve;
import static io.partline.inventory.stock.Given.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.EventJson;
import io.partline.inventory.stock.StockCommand.Disposition;
import io.partline.inventory.stock.StockEvent.ReservationReleased;
import io.partline.inventory.stock.StockEvent.StockDisposed;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockQuarantined;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.TransitEndedEarly;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitLost;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import io.partline.inventory.stock.StockRefusal.InvalidQuantity;
import io.partline.inventory.stock.StockRefusal.NotEnoughStock;
import io.partline.inventory.stock.StockRefusal.NotQuarantined;
import io.partline.inventory.stock.StockRefusal.NotReserved;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest {
    private static final String LINE = "SO-A-1.1";
    private static final String OTHER_LINE = "SO-B-1.1";
    private static final String SHIPMENT = "SH-SO-A-1.1";
    private static final String RETURN = "RMA-SH-SO-A-1.1";

    @Test
    void a_receipt_is_on_hand_and_can_be_promised() {
        nothing().when(receive(3, "DN-1"), new StockReceived(HINGE, 3, "DN-1", NOW));
        after(receive(3, "DN-1"), receive(2, "DN-2")).holds(5, 0, 0, 0);
    }

    @Test
    void the_same_delivery_note_counts_once() {
        after(receive(3, "DN-1")).isUnchangedBy(receive(3, "DN-1"));
    }

    @Test
    void what_is_reserved_stays_on_hand_but_is_promised_to_nobody_else() {
        after(receive(3, "DN-1")).when(reserve(LINE, 2), new StockReserved(HINGE, LINE, 2, NOW));
        after(receive(3, "DN-1"), reserve(LINE, 2)).holds(3, 2, 0, 0);
    }

    @Test
    void cannot_reserve_more_than_is_available() {
        nothing().refuses(reserve(LINE, 1), NotEnoughStock.class, "C-NB can promise 0 of DHF-215KA, not 1");
        after(receive(3, "DN-1"), reserve(LINE, 2))
                .refuses(reserve(OTHER_LINE, 2), NotEnoughStock.class, "can promise 1 of DHF-215KA, not 2");
    }

    @Test
    void a_refusal_tells_the_site_the_part_and_what_could_be_promised() {
        assertThatThrownBy(() -> StockDecisions.decide(StockState.EMPTY, reserve(LINE, 1)))
                .isInstanceOfSatisfying(
                        NotEnoughStock.class,
                        refusal -> assertThat(refusal.facts())
                                .isEqualTo(Map.of(
                                        "siteId",
                                        "C-NB",
                                        "partNumber",
                                        "DHF-215KA",
                                        "asked",
                                        1L,
                                        "availableToPromise",
                                        0L)));
    }

    @Test
    void the_last_piece_can_be_reserved() {
        after(receive(3, "DN-1"), reserve(LINE, 3)).holds(3, 3, 0, 0);
    }

    @Test
    void the_same_reservation_is_made_once_even_after_it_was_issued() {
        Given reserved = after(receive(3, "DN-1"), reserve(LINE, 1));
        reserved.isUnchangedBy(reserve(LINE, 1));
        reserved.and(issue(LINE)).isUnchangedBy(reserve(LINE, 1));
    }

    @Test
    void a_released_reservation_can_be_promised_again() {
        Given reserved = after(receive(3, "DN-1"), reserve(LINE, 2));
        reserved.when(release(LINE), new ReservationReleased(HINGE, LINE, 2, NOW));
        reserved.and(release(LINE)).holds(3, 0, 0, 0);
        reserved.and(release(LINE)).isUnchangedBy(release(LINE));
        reserved.and(release(LINE)).and(reserve(LINE, 3)).holds(3, 3, 0, 0);
    }

    @Test
    void what_is_issued_leaves_the_shelf_and_the_reservation() {
        Given reserved = after(receive(3, "DN-1"), reserve(LINE, 2));
        reserved.when(issue(LINE), new StockIssued(HINGE, LINE, 2, "SH-" + LINE, NOW));
        reserved.and(issue(LINE)).holds(1, 0, 0, 0);
        reserved.and(issue(LINE)).isUnchangedBy(issue(LINE));
    }

    @Test
    void nothing_is_issued_that_was_not_reserved() {
        after(receive(3, "DN-1")).refuses(issue(LINE), NotReserved.class, "holds nothing of DHF-215KA for SO-A-1.1");
        after(receive(3, "DN-1"), reserve(LINE, 1), release(LINE))
                .refuses(issue(LINE), NotReserved.class, "holds nothing");
    }

    @Test
    void what_is_on_its_way_is_in_transit_here_until_it_is_used() {
        nothing().when(expect(SHIPMENT, 2), new TransitExpected(HINGE, SHIPMENT, 2, NOW));
        Given onItsWay = after(expect(SHIPMENT, 2));
        onItsWay.holds(0, 0, 2, 0);
        onItsWay.isUnchangedBy(expect(SHIPMENT, 2));
        onItsWay.when(use(SHIPMENT, 2), new TransitUsed(HINGE, SHIPMENT, 2, NOW));
        onItsWay.and(use(SHIPMENT, 2)).holds(0, 0, 0, 0);
    }

    @Test
    void what_is_damaged_on_its_way_is_in_transit_no_more() {
        Given onItsWay = after(expect(SHIPMENT, 2));
        onItsWay.when(lose(SHIPMENT, 2), new TransitLost(HINGE, SHIPMENT, 2, NOW));
        onItsWay.and(lose(SHIPMENT, 2)).holds(0, 0, 0, 0);
    }

    @Test
    void a_transit_ends_with_the_pieces_it_began_with() {
        after(expect(SHIPMENT, 2)).when(lose(SHIPMENT, 5), new TransitLost(HINGE, SHIPMENT, 2, NOW));
        after(expect(SHIPMENT, 2)).when(use(SHIPMENT, 1), new TransitUsed(HINGE, SHIPMENT, 2, NOW));
    }

    @Test
    void a_transit_that_ended_does_not_begin_again() {
        for (StockCommand end : new StockCommand[] {use(SHIPMENT, 2), lose(SHIPMENT, 2)}) {
            Given ended = after(expect(SHIPMENT, 2), end);
            ended.isUnchangedBy(expect(SHIPMENT, 2));
            ended.isUnchangedBy(end);
        }
    }

    @Test
    void news_of_the_end_may_come_before_news_of_the_beginning() {
        for (StockCommand end : new StockCommand[] {use(SHIPMENT, 2), lose(SHIPMENT, 2)}) {
            nothing().when(end, new TransitEndedEarly(HINGE, SHIPMENT, NOW));
            after(end).isUnchangedBy(end);
            after(end).isUnchangedBy(expect(SHIPMENT, 2));
            after(end, expect(SHIPMENT, 2)).holds(0, 0, 0, 0);
        }
    }

    @Test
    void what_came_back_damaged_is_in_quarantine_and_cannot_be_promised() {
        nothing().when(quarantine(RETURN, 2), new StockQuarantined(HINGE, RETURN, 2, NOW));
        Given held = after(quarantine(RETURN, 2));
        held.holds(0, 0, 0, 2);
        held.isUnchangedBy(quarantine(RETURN, 2));
        held.refuses(reserve(LINE, 1), NotEnoughStock.class, "can promise 0");
    }

    @Test
    void restocked_it_can_be_promised_scrapped_it_is_gone_and_to_be_refurbished_it_stays_in_quarantine() {
        Given held = after(quarantine(RETURN, 2));
        held.and(dispose(RETURN, 2, Disposition.RESTOCK)).holds(2, 0, 0, 0);
        held.and(dispose(RETURN, 2, Disposition.SCRAP)).holds(0, 0, 0, 0);
        held.and(dispose(RETURN, 2, Disposition.RETURN_TO_VENDOR)).holds(0, 0, 0, 0);
        held.and(dispose(RETURN, 2, Disposition.REFURBISH)).holds(0, 0, 0, 2);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void a_return_is_disposed_of_once(Disposition disposition) {
        Given held = after(quarantine(RETURN, 2));
        held.when(dispose(RETURN, 2, disposition), new StockDisposed(HINGE, RETURN, 2, disposition, NOW));
        Given disposed = held.and(dispose(RETURN, 2, disposition));
        disposed.isUnchangedBy(dispose(RETURN, 2, disposition));
        disposed.isUnchangedBy(quarantine(RETURN, 2));
    }

    @Test
    void only_what_is_in_quarantine_is_disposed_of_and_all_of_it() {
        nothing().refuses(dispose(RETURN, 1, Disposition.SCRAP), NotQuarantined.class, "holds 0 of DHF-215KA");
        for (long asked : new long[] {0, 1, 3}) {
            after(quarantine(RETURN, 2))
                    .refuses(dispose(RETURN, asked, Disposition.RESTOCK), NotQuarantined.class, "holds 2");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_quantity_is_one_to_a_million_pieces(long quantity) {
        Given stocked = after(receive(1_000_000, "DN-1"), receive(1_000_000, "DN-2"));
        for (StockCommand command : new StockCommand[] {
            receive(quantity, "DN-3"), reserve(LINE, quantity), expect(SHIPMENT, quantity), quarantine(RETURN, quantity)
        }) {
            stocked.refuses(command, InvalidQuantity.class, "it should be 1 to 1,000,000 pieces");
        }
    }

    @Test
    void the_id_names_the_part_and_the_site() {
        assertThat(HINGE).hasToString("stock:DHF-215KA@C-NB");
        assertThat(HINGE.partNumber()).isEqualTo("DHF-215KA");
        assertThat(HINGE.siteId()).isEqualTo("C-NB");
        assertThatThrownBy(() -> new StockItemId("DHF-215KA")).isInstanceOf(IllegalArgumentException.class);
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
