package io.partline.logistics.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.testing.ContractSchemas;
import io.partline.logistics.partners.CarriersEvents.Condition;
import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import io.partline.logistics.partners.CarriersEvents.ProofOfDelivery;
import io.partline.logistics.partners.CarriersEvents.Type;
import io.partline.logistics.refusedreport.WrongMember;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** A carrier's report is read by the letter: what would be something else by accident is refused with its name. */
class CarriersReaderTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            type       | 5
            type       | 5.0
            type       | true
            type       | ["ARRIVED"]
            type       | "5"
            type       | ""
            type       | " "
            type       | "delivered"
            type       | "Delivered"
            type       | " ARRIVED"
            type       | "OUT-FOR-DELIVERY"
            occurredAt | 1795438800
            occurredAt | 1795438800.5
            occurredAt | "1795438800"
            occurredAt | "-1795438800.5"
            occurredAt | ""
            occurredAt | " "
            occurredAt | "2026-11-23T13:00:00"
            occurredAt | "2026-11-23"
            occurredAt | "2026-11-23T21:00:00+0800"
            quantity   | 1.9
            quantity   | 1.0
            quantity   | 1e2
            quantity   | 1e400
            quantity   | "1"
            quantity   | ""
            quantity   | true
            quantity   | 99999999999999999999
            shipmentId | 7
            location   | 7.5
            note       | true
            proofOfDelivery | ""
            proofOfDelivery | []
            """)
    void what_is_written_otherwise_than_the_contract_says_is_refused_by_its_name(String member, String value) {
        refuses("{\"%s\": %s}".formatted(member, value), member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1.0", "true", "\"\"", "\"0\"", "\"good\"", "\"Damaged\"", "\"GOOD \""})
    void a_condition_that_is_no_word_of_an_enumeration_is_refused_by_its_name(String value) {
        refuses(
                "{\"proofOfDelivery\": {\"signedBy\": \"Wang Li\", \"condition\": %s}}".formatted(value),
                "proofOfDelivery.condition");
    }

    private static void refuses(String body, String member) {
        assertThatThrownBy(() -> CarriersReader.read(body)).as(body).isInstanceOf(JacksonException.class);
        assertThat(UnreadableReport.of(body).wrong())
                .extracting(WrongMember::member)
                .containsExactly(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantity", "occurredAt", "type", "note"})
    void a_number_with_an_exponent_beyond_all_bounds_makes_the_whole_unreadable(String member) {
        refuses("{\"%s\": 1e99999999999}".formatted(member), "body");
    }

    @Test
    void a_value_is_shown_as_it_was_written() {
        assertThat(UnreadableReport.of("""
                        {"type": "", "occurredAt": 1795438800.25, "quantity": 1e400, "proofOfDelivery": {"condition": 0}}
                        """).wrong())
                .containsExactly(
                        new WrongMember("type", ""),
                        new WrongMember("occurredAt", "1795438800.25"),
                        new WrongMember("quantity", "1E+400"),
                        new WrongMember("proofOfDelivery.condition", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HANDED_TO_A_DRONE", "STRANDED", "OTHER"})
    void a_milestone_of_tomorrow_is_a_word_as_the_published_ones_and_what_else_is_said_of_it_is_not_judged(
            String type) {
        MilestoneReported tomorrow = new MilestoneReported(null, Type.OTHER, null, null, null, null, null);
        assertThat(CarriersReader.read("""
                {"type": "%s", "occurredAt": 7, "quantity": 1.9, "proofOfDelivery": "signed"}
                """.formatted(type))).isEqualTo(tomorrow);
    }

    @Test
    void a_condition_of_tomorrow_is_a_word_as_the_published_ones() {
        assertThat(CarriersReader.read("""
                {"type": "DELIVERED", "proofOfDelivery": {"signedBy": "Wang Li", "condition": "SOAKED_THROUGH"}}
                """).proofOfDelivery())
                .isEqualTo(new ProofOfDelivery("Wang Li", Condition.OTHER));
    }

    @Test
    void what_the_contract_shows_is_read_as_it_is_meant() {
        assertThat(CarriersReader.read(ContractSchemas.example(CarriersSubscription.MILESTONE_REPORTED)))
                .isEqualTo(new MilestoneReported(
                        "SH-SO-7K3M9QX2PV4D-1.1",
                        Type.DELIVERED,
                        Instant.parse("2026-11-24T05:00:00Z"),
                        "Taizhou",
                        "one of the cartons is torn",
                        1L,
                        new ProofOfDelivery("Wang Li", Condition.DAMAGED)));
    }

    @Test
    void what_is_left_out_or_null_is_missing_and_what_nobody_asked_for_is_passed_over() {
        MilestoneReported nothing = new MilestoneReported(null, null, null, null, null, null, null);
        assertThat(CarriersReader.read("{\"truck\": [7]}")).isEqualTo(nothing);
        assertThat(CarriersReader.read("""
                {"shipmentId": null, "type": null, "occurredAt": null, "location": null, "note": null, "quantity": null, "proofOfDelivery": null}
                """)).isEqualTo(nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T21:00:00+08:00", "2026-11-23T13:00:00.000Z"})
    void an_instant_may_have_any_offset(String occurredAt) {
        assertThat(CarriersReader.read("{\"occurredAt\": \"%s\"}".formatted(occurredAt))
                        .occurredAt())
                .isEqualTo("2026-11-23T13:00:00Z");
    }
}
