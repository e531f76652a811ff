package io.partline.logistics.refusedreport;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Specification;
import io.partline.logistics.refusedreport.RefusedReportCommand.RefuseReport;
import io.partline.logistics.refusedreport.RefusedReportEvent.Reason;
import io.partline.logistics.refusedreport.RefusedReportEvent.ReportRefused;
import io.partline.logistics.refusedreport.RefusedReportEvent.ReportRefused1;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedReportTest {
    private static final Specification<RefusedReportState, RefusedReportCommand, RefusedReportEvent> REPORT =
            Specification.of(new RefusedReportAggregate().refusedReportDecider());
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final CarrierMessage MESSAGE =
            new CarrierMessage("CR-01", "7d1f0c52", "io.partline.carrier.milestone-reported.v1");

    private static final RefuseReport REFUSE =
            new RefuseReport(MESSAGE, "SH-NOWHERE", Reason.NOT_FOUND, null, List.of(), NOON);
    private static final ReportRefused REFUSED =
            new ReportRefused(MESSAGE, "SH-NOWHERE", Reason.NOT_FOUND, null, List.of(), NOON);

    @Test
    void a_report_that_is_not_taken_is_refused_once() {
        REPORT.given().when(REFUSE).then(REFUSED);
        REPORT.given(REFUSED).when(REFUSE).thenNothing();
    }

    @Test
    void what_a_carrier_writes_without_measure_is_cut() {
        String endless = "7".repeat(10_000);
        CarrierMessage message = new CarrierMessage("CR-01", "\u0000" + endless, endless);
        assertThat(message.eventId()).hasSize(200).startsWith("\uFFFD7");
        assertThat(message.type()).hasSize(200);
        assertThat(message.aggregateId()).hasSizeLessThan(100);
        REPORT.given()
                .when(new RefuseReport(message, endless, Reason.NOT_FOUND, null, List.of(), NOON))
                .then(new ReportRefused(message, "7".repeat(199) + "…", Reason.NOT_FOUND, null, List.of(), NOON));
    }

    @Test
    void each_wrong_member_is_named_once_and_in_the_order_of_their_names() {
        WrongMember type = new WrongMember("type", null);
        WrongMember note = new WrongMember("note", " ");
        REPORT.given()
                .when(new RefuseReport(MESSAGE, "SH-1.1", Reason.INVALID, null, List.of(type, note, type), NOON))
                .then(new ReportRefused(MESSAGE, "SH-1.1", Reason.INVALID, null, List.of(note, type), NOON));
    }

    @Test
    void a_wrong_value_is_kept_as_far_as_it_can_be_stored_and_shows_that_it_was_cut() {
        WrongMember cut = new WrongMember("note", "a\u0000\uD800b\uD83D\uDE80" + "x".repeat(3_000));
        assertThat(cut.value())
                .hasSize(200)
                .startsWith("a\uFFFD\uFFFDb\uD83D\uDE80x")
                .endsWith("x…");
        assertThat(new WrongMember("note", cut.value())).as("read again").isEqualTo(cut);
        assertThat(new WrongMember("note", "x".repeat(200)).value())
                .as("whole, so not marked")
                .isEqualTo("x".repeat(200));
        assertThat(new WrongMember("note", "x".repeat(198) + "\uD83D\uDE80" + "x").value())
                .as("no half of a character")
                .isEqualTo("x".repeat(198) + "\uFFFD…");
    }

    @Test
    void a_report_that_was_refused_before_has_no_wrong_members() {
        assertThat(new ReportRefused1(MESSAGE, "SH-NOWHERE", Reason.NOT_FOUND, null, NOON).lifted())
                .isEqualTo(REFUSED);
    }

    @Test
    void two_carriers_may_choose_the_same_id() {
        assertThat(MESSAGE.aggregateId())
                .isNotEqualTo(new CarrierMessage("CR-02", MESSAGE.eventId(), MESSAGE.type()).aggregateId());
    }
}
