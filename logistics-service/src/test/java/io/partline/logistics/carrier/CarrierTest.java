package io.partline.logistics.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Specification;
import io.partline.logistics.carrier.CarrierCommand.OfferLane;
import io.partline.logistics.carrier.CarrierCommand.WithdrawLane;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import io.partline.logistics.carrier.CarrierEvent.LaneWithdrawn;
import io.partline.logistics.carrier.CarrierRefusal.InvalidCarrier;
import io.partline.logistics.carrier.CarrierRefusal.UnknownCarrier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierTest {
    private static final Specification<CarrierState, CarrierCommand, CarrierEvent> CARRIER =
            Specification.of(new CarrierAggregate().carrierDecider());
    private static final CarrierId ID = new CarrierId("CR-01");
    private static final Lane LANE = lane("EAST", "NORTH", 30, "45.00", 100, 96, 1);
    private static final CarrierRegistered REGISTERED = new CarrierRegistered(ID, "Eastern Express", "华东快运");

    private static Lane lane(String from, String to, int hours, String rate, int past, int onTime, int damaged) {
        return new Lane(from, to, hours, new BigDecimal(rate), "CNY", past, onTime, damaged);
    }

    private static OfferLane offer(String carrierId, String name, Lane lane) {
        return new OfferLane(new CarrierId(carrierId), name, "华东快运", lane);
    }

    private static OfferLane offer(Lane lane) {
        return offer("CR-01", "Eastern Express", lane);
    }

    private static void isRefused(Lane lane, String why) {
        CARRIER.given().when(offer(lane)).thenRefused(InvalidCarrier.class, why);
    }

    @Test
    void is_registered_with_its_first_lane() {
        CARRIER.given().when(offer(LANE)).then(REGISTERED, new LaneOffered(ID, LANE));
        assertThat(REGISTERED.aggregateId()).isEqualTo("carrier:CR-01");
    }

    @Test
    void the_same_row_again_changes_nothing() {
        CARRIER.givenCommands(offer(LANE)).when(offer(LANE)).thenNothing();
    }

    @Test
    void a_second_lane_stands_beside_the_first_and_new_terms_replace_the_old() {
        Lane back = lane("NORTH", "EAST", 32, "40.00", 50, 49, 0);
        Lane cheaper = lane("EAST", "NORTH", 30, "42.00", 100, 96, 1);
        var past = CARRIER.givenCommands(offer(LANE))
                .when(offer(back))
                .then(new LaneOffered(ID, back))
                .when(offer(cheaper))
                .then(new LaneOffered(ID, cheaper));
        assertThat(past.state().lanes()).containsExactly(back, cheaper);
    }

    @Test
    void a_lane_is_taken_back_once_and_may_be_offered_again() {
        Lane back = lane("NORTH", "EAST", 32, "40.00", 50, 49, 0);
        WithdrawLane withdraw = new WithdrawLane(ID, "EAST", "NORTH");
        var left = CARRIER.givenCommands(offer(LANE), offer(back))
                .when(withdraw)
                .then(new LaneWithdrawn(ID, "EAST", "NORTH"))
                .when(withdraw)
                .thenNothing();
        assertThat(left.state().lanes()).containsExactly(back);
        left.when(offer(LANE)).then(new LaneOffered(ID, LANE));
    }

    @Test
    void a_carrier_whose_lanes_are_all_taken_back_is_still_known() {
        var without = CARRIER.givenCommands(offer(LANE), new WithdrawLane(ID, "EAST", "NORTH"));
        assertThat(without.state()).isEqualTo(new CarrierState("Eastern Express", "华东快运", List.of()));
        CARRIER.givenCommands(offer(LANE), new WithdrawLane(ID, "EAST", "NORTH"))
                .when(new WithdrawLane(ID, "EAST", "NORTH"))
                .thenNothing();
    }

    @Test
    void of_a_carrier_that_nobody_registered_nothing_can_be_taken_back() {
        CARRIER.given()
                .when(new WithdrawLane(ID, "EAST", "NORTH"))
                .thenRefused(UnknownCarrier.class, "There is no carrier CR-01; import it first.");
    }

    @Test
    void a_region_that_does_not_exist_cannot_be_taken_back_either() {
        CARRIER.givenCommands(offer(LANE))
                .when(new WithdrawLane(ID, "EATS", "NORTH"))
                .thenRefused(InvalidCarrier.class, "originRegion is 'EATS'");
        CARRIER.givenCommands(offer(LANE))
                .when(new WithdrawLane(ID, "EAST", "north"))
                .thenRefused(InvalidCarrier.class, "destinationRegion is 'north'");
    }

    @Test
    void a_new_name_registers_it_again() {
        CARRIER.givenCommands(offer(LANE))
                .when(offer("CR-01", "East Express", LANE))
                .then(new CarrierRegistered(ID, "East Express", "华东快运"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "CR_01", "../CR", "CR-01.reply", "-CR", "CR-0123456789012345678"})
    void an_id_that_could_not_name_a_topic_is_refused(String carrierId) {
        CARRIER.given()
                .when(offer(carrierId, "Eastern Express", LANE))
                .thenRefused(InvalidCarrier.class, "carrierId is '" + carrierId);
    }

    @Test
    void impossible_lanes_are_refused_in_words() {
        isRefused(lane("EASTT", "NORTH", 30, "45.00", 0, 0, 0), "originRegion is 'EASTT'");
        isRefused(lane("EAST", "north", 30, "45.00", 0, 0, 0), "destinationRegion is 'north'");
        isRefused(lane("EAST", "NORTH", 0, "45.00", 0, 0, 0), "transitHours is '0'; it should be 1 to 1,000");
        isRefused(lane("EAST", "NORTH", 1_001, "45.00", 0, 0, 0), "transitHours is '1001'");
        for (String rate : List.of("0", "-1", "1E+400000", "1000000000", "0.00001")) {
            isRefused(lane("EAST", "NORTH", 30, rate, 0, 0, 0), "rate is ");
        }
        isRefused(lane("EAST", "NORTH", 30, "45.00", 10, 11, 0), "pastOnTime is '11'; it should be 0 to pastShipments");
        isRefused(lane("EAST", "NORTH", 30, "45.00", 10, 10, 11), "pastDamaged is '11'");
        isRefused(lane("EAST", "NORTH", 30, "45.00", 10, -1, 0), "pastOnTime is '-1'");
        isRefused(lane("EAST", "NORTH", 30, "45.00", 10, 0, -1), "pastDamaged is '-1'");
        isRefused(lane("EAST", "NORTH", 30, "45.00", -1, 0, 0), "pastShipments is '-1'; it should be 0 or more");
        isRefused(new Lane("EAST", "NORTH", 30, BigDecimal.ONE, "yuan", 0, 0, 0), "currency is 'yuan'");
    }

    @Test
    void a_refusal_says_what_was_wrong_and_what_would_be_right() {
        InvalidCarrier refusal = CARRIER.given()
                .when(offer(lane("EAST", "NORTH", 0, "45.00", 0, 0, 0)))
                .thenRefused(InvalidCarrier.class, "transitHours");
        assertThat(refusal.facts()).isEqualTo(Map.of("field", "transitHours", "value", "0", "expected", "1 to 1,000"));
    }

    @Test
    void its_state_survives_a_snapshot() {
        CarrierState state = CARRIER.givenCommands(offer(LANE)).state();
        assertThat(EventJson.read(EventJson.write(state), CarrierState.class)).isEqualTo(state);
    }
}
