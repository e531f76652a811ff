package io.partline.logistics.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.logistics.carrier.Carrier.BadCarrier;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierTest {
    private static final Carrier.State UNKNOWN = new Carrier.State("", "", List.of());
    private static final Lane LANE = lane("EAST", "NORTH", 30, "45.00", 100, 96, 1);
    private static final CarrierRegistered REGISTERED = new CarrierRegistered("CR-01", "Eastern Express", "华东快运");

    private static Lane lane(String from, String to, int hours, String rate, int past, int onTime, int damaged) {
        return new Lane(from, to, hours, new BigDecimal(rate), "CNY", past, onTime, damaged);
    }

    private static OfferLane offer(String carrierId, String name, Lane lane) {
        return new OfferLane(Carrier.id(carrierId), carrierId, name, "华东快运", lane);
    }

    private static OfferLane offer(Lane lane) {
        return offer("CR-01", "Eastern Express", lane);
    }

    private static void isRefused(Lane lane, String why) {
        assertThatThrownBy(() -> Carrier.offer(UNKNOWN, offer(lane)))
                .isInstanceOf(BadCarrier.class)
                .hasMessageContaining(why);
    }

    @Test
    void is_registered_with_its_first_lane() {
        assertThat(Carrier.offer(UNKNOWN, offer(LANE))).containsExactly(REGISTERED, new LaneOffered("CR-01", LANE));
    }

    @Test
    void the_same_row_again_changes_nothing() {
        Carrier.State known = UNKNOWN.after(REGISTERED).after(new LaneOffered("CR-01", LANE));
        assertThat(Carrier.offer(known, offer(LANE))).isEmpty();
    }

    @Test
    void a_second_lane_stands_beside_the_first_and_new_terms_replace_the_old() {
        Lane back = lane("NORTH", "EAST", 32, "40.00", 50, 49, 0);
        Lane cheaper = lane("EAST", "NORTH", 30, "42.00", 100, 96, 1);
        Carrier.State known = UNKNOWN.after(REGISTERED).after(new LaneOffered("CR-01", LANE));
        assertThat(Carrier.offer(known, offer(back))).containsExactly(new LaneOffered("CR-01", back));
        assertThat(known.after(new LaneOffered("CR-01", back))
                        .after(new LaneOffered("CR-01", cheaper))
                        .lanes())
                .containsExactly(back, cheaper);
    }

    @Test
    void a_new_name_registers_it_again() {
        Carrier.State known = UNKNOWN.after(REGISTERED).after(new LaneOffered("CR-01", LANE));
        assertThat(Carrier.offer(known, offer("CR-01", "East Express", LANE)))
                .containsExactly(new CarrierRegistered("CR-01", "East Express", "华东快运"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "CR_01", "../CR", "CR-01.reply", "-CR", "CR-0123456789012345678"})
    void an_id_that_could_not_name_a_topic_is_refused(String carrierId) {
        assertThatThrownBy(() -> Carrier.offer(UNKNOWN, offer(carrierId, "Eastern Express", LANE)))
                .isInstanceOf(BadCarrier.class)
                .hasMessageContaining("carrierId");
    }

    @Test
    void impossible_lanes_are_refused_in_words() {
        isRefused(lane("EASTT", "NORTH", 30, "45.00", 0, 0, 0), "originRegion is 'EASTT'");
        isRefused(lane("EAST", "north", 30, "45.00", 0, 0, 0), "destinationRegion is 'north'");
        isRefused(lane("EAST", "NORTH", 0, "45.00", 0, 0, 0), "transitHours is 0");
        isRefused(lane("EAST", "NORTH", 1_001, "45.00", 0, 0, 0), "transitHours is 1001");
        for (String rate : List.of("0", "-1", "1E+400000", "1000000000", "0.00001")) {
            isRefused(lane("EAST", "NORTH", 30, rate, 0, 0, 0), "rate is ");
        }
        isRefused(lane("EAST", "NORTH", 30, "45.00", 10, 11, 0), "pastOnTime");
        isRefused(lane("EAST", "NORTH", 30, "45.00", 10, 10, 11), "pastDamaged");
        isRefused(lane("EAST", "NORTH", 30, "45.00", -1, 0, 0), "negative");
        isRefused(new Lane("EAST", "NORTH", 30, BigDecimal.ONE, "yuan", 0, 0, 0), "currency is 'yuan'");
    }
}
