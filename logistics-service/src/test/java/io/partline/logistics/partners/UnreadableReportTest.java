package io.partline.logistics.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.ContractSchemas;
import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import io.partline.logistics.refusedreport.WrongMember;
import io.partline.logistics.shipment.MilestoneReport;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableReportTest {
    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"SH-1.1\"", "7", "{\"type\": \"ARRIVED\"} {}"})
    void what_is_no_json_object_is_wrong_as_a_whole(String body) {
        assertThat(UnreadableReport.of(body))
                .isEqualTo(new UnreadableReport(null, List.of(new WrongMember("body", body))));
    }

    @Test
    void an_empty_body_is_missing() {
        assertThat(UnreadableReport.of("").wrong()).containsExactly(new WrongMember("body", null));
    }

    @Test
    void each_member_of_another_type_is_named_and_the_others_are_not() {
        UnreadableReport report = UnreadableReport.of("""
                {"shipmentId": "SH-1.1", "type": ["ARRIVED"], "occurredAt": "yesterday", "location": "Shaoxing", "quantity": "many",
                 "proofOfDelivery": {"signedBy": {"name": "Wang Li"}, "condition": "GOOD"}, "unasked": []}
                """);
        assertThat(report.shipmentId()).isEqualTo("SH-1.1");
        assertThat(report.wrong())
                .containsExactly(
                        new WrongMember("type", "[\"ARRIVED\"]"),
                        new WrongMember("occurredAt", "yesterday"),
                        new WrongMember("quantity", "many"),
                        new WrongMember("proofOfDelivery.signedBy", "{\"name\":\"Wang Li\"}"));
        assertThat(UnreadableReport.of("{\"shipmentId\": [], \"proofOfDelivery\": \"signed\"}"))
                .isEqualTo(new UnreadableReport(
                        null,
                        List.of(new WrongMember("shipmentId", "[]"), new WrongMember("proofOfDelivery", "signed"))));
    }

    @Test
    void what_the_contract_shows_is_not_wrong_in_any_member() {
        String example = ContractSchemas.example(CarriersSubscription.MILESTONE_REPORTED);
        assertThat(UnreadableReport.of(example).wrong())
                .extracting(WrongMember::member)
                .containsExactly("body");
    }

    @Test
    void a_shipment_that_is_wrong_itself_is_not_what_it_was_about() {
        assertThat(UnreadableReport.of("{\"shipmentId\": 7}"))
                .isEqualTo(new UnreadableReport(null, List.of(new WrongMember("shipmentId", "7"))));
    }

    @Test
    void of_each_member_it_is_known_in_both_languages_what_would_be_right() {
        Stream.of(Stream.of("body"), members("", MilestoneReported.class), members("", MilestoneReport.class))
                .flatMap(Function.identity())
                .forEach(member -> {
                    assertThat(RightMembers.english(List.of(new WrongMember(member, null))))
                            .startsWith(member + " is missing; it should be ")
                            .doesNotContain("as the contract");
                    assertThat(RightMembers.chinese(List.of(new WrongMember(member, "x"))))
                            .startsWith(member + " 的值为“x”，应为")
                            .doesNotContain("契约");
                });
        assertThat(RightMembers.english(List.of(new WrongMember("occurredAt", null), new WrongMember("quantity", "0"))))
                .isEqualTo(
                        "occurredAt is missing; it should be an instant with its offset, such as 2026-11-23T13:00:00Z."
                                + " quantity is '0'; it should be a whole number from 1 to 1,000,000, or be left out.");
        assertThat(RightMembers.english(List.of(new WrongMember("proofOfDelivery", null))))
                .isEqualTo("proofOfDelivery is missing; it should be a JSON object with signedBy and condition,"
                        + " needed by DELIVERED, else it may be left out.");
        assertThat(RightMembers.english(List.of(new WrongMember("body", "{"))))
                .isEqualTo("body is '{'; it should be a JSON object that can be read,"
                        + " with shipmentId, type and occurredAt.");
    }

    @Test
    void of_a_member_that_nobody_described_it_is_said_that_it_is_wrong() {
        List<WrongMember> wrong = List.of(new WrongMember("sealNumber", "7"));
        assertThat(RightMembers.english(wrong))
                .isEqualTo("sealNumber is '7'; it should be as the contract of this event says.");
        assertThat(RightMembers.chinese(wrong)).isEqualTo("sealNumber 的值为“7”，应为该事件契约规定的内容。");
    }

    private static Stream<String> members(String within, Class<?> view) {
        return Arrays.stream(view.getRecordComponents())
                .flatMap((RecordComponent member) -> Stream.concat(
                        Stream.of(within + member.getName()),
                        member.getType().isRecord() ? members(member.getName() + ".", member.getType()) : Stream.of()));
    }
}
