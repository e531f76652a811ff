package io.partline.logistics.refusedreport;

import io.partline.logistics.refusedreport.RefusedReportEvent.ReportRefused;

record RefusedReportState(boolean refused) {
    static final RefusedReportState EMPTY = new RefusedReportState(false);

    RefusedReportState after(RefusedReportEvent event) {
        return switch (event) {
            case ReportRefused _ -> new RefusedReportState(true);
        };
    }
}
