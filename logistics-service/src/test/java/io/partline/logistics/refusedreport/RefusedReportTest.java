package io.partline.logistics.refusedreport;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Specification;
import io.partline.logistics.refusedreport.RefusedReportCommand.RefuseReport;
import io.partline.logistics.refusedreport.RefusedReportEvent.Reason;
import io.partline.logistics.refusedreport.RefusedReportEvent.ReportRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusedReportTest {
    private static final Specification<RefusedReportState, RefusedReportCommand, RefusedReportEvent> REPORT =
            Specification.of(new RefusedReportAggregate().refusedReportDecider());
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final CarrierMessage MESSAGE =
            new CarrierMessage("CR-01", "7d1f0c52", "io.partline.carrier.milestone-reported.v1");

    private static final RefuseReport REFUSE = new RefuseReport(MESSAGE, "SH-NOWHERE", Reason.NOT_FOUND, null, NOON);
    private static final ReportRefused REFUSED = new ReportRefused(MESSAGE, "SH-NOWHERE", Reason.NOT_FOUND, null, NOON);

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
                .when(new RefuseReport(message, endless, Reason.NOT_FOUND, null, NOON))
                .then(new ReportRefused(message, endless.substring(0, 200), Reason.NOT_FOUND, null, NOON));
    }

    @Test
    void two_carriers_may_choose_the_same_id() {
        assertThat(MESSAGE.aggregateId())
                .isNotEqualTo(new CarrierMessage("CR-02", MESSAGE.eventId(), MESSAGE.type()).aggregateId());
    }
}
