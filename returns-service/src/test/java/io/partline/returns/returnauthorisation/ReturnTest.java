package io.partline.returns.returnauthorisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.returns.returnauthorisation.ReturnCommand.CompleteRefurbishment;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.ReceiveReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.RefurbishmentCompleted;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnReceived;
import io.partline.returns.returnauthorisation.ReturnRefusal.ActualPartMissing;
import io.partline.returns.returnauthorisation.ReturnRefusal.AlreadyInspected;
import io.partline.returns.returnauthorisation.ReturnRefusal.NotInRefurbishment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnTest {
    private static final Specification<ReturnState, ReturnCommand, ReturnEvent> RETURN =
            Specification.of(new ReturnAggregate().returnDecider());
    private static final String SHIPMENT = "SH-SO-7Q2M4K8ZP1XA-1.1";
    private static final ReturnId ID = ReturnId.of(SHIPMENT, 1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ReturnOpened OPENED = new ReturnOpened(
            ID,
            SHIPMENT,
            "SO-7Q2M4K8ZP1XA",
            "SO-7Q2M4K8ZP1XA-1",
            "DHF-215KA",
            null,
            1,
            null,
            "CR-01",
            Reason.DAMAGED_IN_TRANSIT,
            "C-HZ",
            "S-TZ-01",
            "N1",
            NOON);

    private static OpenReturn open(Reason reason, Instant at) {
        ReturnableGoods goods = new ReturnableGoods(
                SHIPMENT,
                SHIPMENT,
                "SO-7Q2M4K8ZP1XA",
                "SO-7Q2M4K8ZP1XA-1",
                "DHF-215KA",
                null,
                1,
                null,
                "CR-01",
                reason,
                "S-TZ-01",
                "N1");
        return new OpenReturn(ID, goods, "C-HZ", at);
    }

    private static OpenReturn open() {
        return open(Reason.DAMAGED_IN_TRANSIT, NOON);
    }

    private static InspectReturn inspect(Disposition disposition, String by) {
        return new InspectReturn(ID, disposition, null, by, "hinge bent", NOON.plusSeconds(60));
    }

    private static final ReturnReceived RECEIVED = new ReturnReceived(ID, OPENED, "C-HZ", NOON.plusSeconds(60));

    private static CompleteRefurbishment complete(Disposition outcome) {
        return new CompleteRefurbishment(ID, outcome, "C-HZ.li", "new pin", NOON.plusSeconds(90));
    }

    private static ReturnInspected inspected(Disposition disposition) {
        return new ReturnInspected(ID, OPENED, disposition, null, "C-HZ", "hinge bent", NOON.plusSeconds(60));
    }

    @Test
    void damage_opens_a_return() {
        RETURN.given().when(open()).then(OPENED);
    }

    @Test
    void its_id_comes_from_the_shipment() {
        assertThat(ID.value()).isEqualTo("RMA-" + SHIPMENT);
        assertThat(OPENED.aggregateId()).isEqualTo("return:RMA-" + SHIPMENT);
    }

    @Test
    void one_shipment_is_returned_once_whatever_is_heard_of_its_damage_later() {
        OpenReturn later = open(Reason.DAMAGED_ON_RECEIPT, NOON.plusSeconds(9));
        RETURN.given(OPENED).when(open()).thenNothing();
        RETURN.given(OPENED).when(later).thenNothing();
        RETURN.given(OPENED, inspected(Disposition.SCRAP)).when(later).thenNothing();
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void inspection_says_what_becomes_of_the_unit(Disposition disposition) {
        RETURN.given(OPENED, RECEIVED).when(inspect(disposition, "C-HZ")).then(inspected(disposition));
    }

    @Test
    void what_is_inspected_is_there_if_nobody_said_so_before() {
        RETURN.given(OPENED).when(inspect(Disposition.SCRAP, "C-HZ")).then(RECEIVED, inspected(Disposition.SCRAP));
    }

    @Test
    void it_arrives_once() {
        ReceiveReturn receive = new ReceiveReturn(ID, "C-HZ", NOON.plusSeconds(60));
        var there = RETURN.given(OPENED).when(receive).then(RECEIVED);
        there.when(receive).thenNothing();
        RETURN.given(OPENED, inspected(Disposition.SCRAP)).when(receive).thenNothing();
    }

    @Test
    void refurbishing_ends_once_and_only_where_it_began() {
        var refurbishing = RETURN.given(OPENED, RECEIVED, inspected(Disposition.REFURBISH));
        assertThat(refurbishing.state().status()).isEqualTo(ReturnStatus.IN_REFURBISHMENT);
        var good = refurbishing
                .when(complete(Disposition.RESTOCK))
                .then(new RefurbishmentCompleted(
                        ID, OPENED, Disposition.RESTOCK, null, "C-HZ.li", "new pin", NOON.plusSeconds(90)));
        good.when(complete(Disposition.RESTOCK)).thenNothing();
        good.when(complete(Disposition.SCRAP)).thenRefused(NotInRefurbishment.class, "is REFURBISHED");
        RETURN.given(OPENED).when(complete(Disposition.RESTOCK)).thenRefused(NotInRefurbishment.class, "is OPEN");
        RETURN.given(OPENED, inspected(Disposition.SCRAP))
                .when(complete(Disposition.RESTOCK))
                .thenRefused(NotInRefurbishment.class, "is INSPECTED");
    }

    @Test
    void what_is_known_of_its_pieces_is_recorded_and_what_is_not_stays_absent() {
        List<Unit> units = List.of(new Unit("L-2607", "SN-0001", LocalDate.parse("2029-07-31")));
        ReturnableGoods goods = new ReturnableGoods(
                "SO-7Q2M4K8ZP1XA-1.1",
                null,
                "SO-7Q2M4K8ZP1XA",
                "SO-7Q2M4K8ZP1XA-1",
                "DHF-215KB",
                "DHF-215KA",
                1,
                units,
                null,
                Reason.DAMAGED_ON_SHELF,
                "S-TZ-01",
                "N2");
        var opened =
                RETURN.given().when(new OpenReturn(ID, goods, "C-HZ", NOON)).accepted();
        assertThat(opened.state().opened()).isNotNull().satisfies(event -> {
            assertThat(event.units()).isEqualTo(units);
            assertThat(event.orderedPartNumber()).isEqualTo("DHF-215KA");
        });
        var before = RETURN.given().when(open()).accepted();
        assertThat(EventJson.write(before.events().getFirst())).doesNotContain("units", "orderedPartNumber");
    }

    @Test
    void another_part_than_was_booked_is_kept_only_under_its_own_number() {
        ReturnOpened wrong = new ReturnOpened(
                ID,
                SHIPMENT,
                "SO-7Q2M4K8ZP1XA",
                "SO-7Q2M4K8ZP1XA-1",
                "DHF-215KA",
                null,
                1,
                null,
                "CR-01",
                Reason.WRONG_PART_SENT,
                "C-HZ",
                "S-TZ-01",
                "N1",
                NOON);
        var there = RETURN.given(wrong);
        for (Disposition keeps : List.of(Disposition.RESTOCK, Disposition.REFURBISH)) {
            there.when(inspect(keeps, "C-HZ")).thenRefused(ActualPartMissing.class, "is not DHF-215KA");
        }
        there.when(inspect(Disposition.SCRAP, "C-HZ")).accepted();
        InspectReturn named =
                new InspectReturn(ID, Disposition.REFURBISH, "DHF-215KB", "C-HZ.li", null, NOON.plusSeconds(60));
        var refurbishing = there.when(named).accepted();
        refurbishing.when(named).thenNothing();
        refurbishing.when(inspect(Disposition.REFURBISH, "C-HZ")).thenRefused(AlreadyInspected.class, "was inspected");
        refurbishing
                .when(complete(Disposition.RESTOCK))
                .then(new RefurbishmentCompleted(
                        ID, wrong, Disposition.RESTOCK, "DHF-215KB", "C-HZ.li", "new pin", NOON.plusSeconds(90)));
    }

    @Test
    void nobody_inspects_what_was_never_returned() {
        RETURN.given().when(inspect(Disposition.SCRAP, "C-HZ")).thenRefused(NotFound.class, ID.value());
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void the_same_disposition_again_changes_nothing_whoever_says_it(Disposition disposition) {
        RETURN.given(OPENED, inspected(disposition))
                .when(inspect(disposition, "C-HZ"))
                .thenNothing();
        RETURN.given(OPENED, inspected(disposition))
                .when(inspect(disposition, "HQ"))
                .thenNothing();
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void another_disposition_is_refused_for_the_unit_has_gone_its_way(Disposition second) {
        for (Disposition first : Disposition.values()) {
            if (first != second) {
                AlreadyInspected refusal = RETURN.given(OPENED, inspected(first))
                        .when(inspect(second, "C-HZ"))
                        .thenRefused(AlreadyInspected.class, "its disposition is " + first);
                assertThat(refusal.kind().status()).isEqualTo(409);
                assertThat(refusal.facts()).isEqualTo(Map.of("returnId", ID.value(), "disposition", first));
            }
        }
    }

    private static ReturnCommand anything(Random random) {
        return random.nextBoolean()
                ? open(one(random, Reason.values()), NOON.plusSeconds(random.nextInt(6)))
                : inspect(one(random, Disposition.values()), one(random, "C-HZ", "HQ"));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    @Test
    void is_opened_once_and_disposed_of_once_whatever_is_told_and_how_often() {
        RandomHistories.check(2_000, 12, ReturnTest::anything, commands -> {
            var told = RETURN.given();
            for (ReturnCommand command : commands) {
                ReturnState before = told.state();
                int soFar = told.events().size();
                told = told.told(command);
                if (told.events().size() > soFar) {
                    told.when(command).thenNothing();
                }
                if (before.opened() != null) {
                    assertThat(told.state().opened())
                            .as("what was opened stays")
                            .isEqualTo(before.opened());
                }
                if (before.inspected() != null) {
                    assertThat(told.state()).as("an inspection is final").isEqualTo(before);
                }
            }
            List<ReturnEvent> events = told.events();
            assertThat(events.stream().filter(ReturnOpened.class::isInstance)).hasSizeLessThanOrEqualTo(1);
            assertThat(events.stream().filter(ReturnInspected.class::isInstance))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(events.stream().limit(1)).as("opened first, if at all").allMatch(ReturnOpened.class::isInstance);
        });
    }

    @Test
    void an_inspection_that_came_too_early_is_not_remembered() {
        RETURN.given().told(inspect(Disposition.SCRAP, "C-HZ")).when(open()).then(OPENED);
    }
}
