package io.partline.logistics.refusedreport;

import io.partline.logistics.refusedreport.RefusedReportCommand.RefuseReport;
import io.partline.logistics.refusedreport.RefusedReportEvent.ReportRefused;
import java.util.Comparator;
import java.util.List;

final class RefusedReportDecisions {
    private RefusedReportDecisions() {}

    static List<RefusedReportEvent> decide(RefusedReportState state, RefusedReportCommand command) {
        return switch (command) {
            case RefuseReport c ->
                state.refused()
                        ? List.of()
                        : List.of(new ReportRefused(
                                c.message(),
                                c.shipmentId() == null ? null : CarrierMessage.shown(c.shipmentId()),
                                c.reason(),
                                c.detail(),
                                c.wrong().stream()
                                        .distinct()
                                        .sorted(Comparator.comparing(WrongMember::member))
                                        .toList(),
                                c.at()));
        };
    }
}
