package io.partline.logistics.partners;

import io.partline.logistics.refusedreport.RefusedReportEvent.ReportRefused;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a carrier is told that its report was not taken. */
final class RefusedReports {
    private RefusedReports() {}

    /**
     * @param eventId of the report, as its sender chose it
     * @param detail what was wrong and what would be right, for the person who must act
     */
    record Body(
            String eventId,
            String type,
            @Nullable String shipmentId,
            String reason,
            String detail,
            String detailZh,
            Instant refusedAt) {}

    static Body body(ReportRefused e) {
        String type = e.message().type();
        String detail = switch (e.reason()) {
            case UNKNOWN_TYPE ->
                "Events of type %s are not known here; report with %s."
                        .formatted(type, CarriersSubscription.MILESTONE_REPORTED);
            case NOT_FOUND -> "%s is no shipment of yours; report on those you were told of.".formatted(e.shipmentId());
            case IMPOSSIBLE -> Objects.requireNonNull(e.detail());
            case INVALID -> RightMembers.english(e.wrong());
        };
        String detailZh = switch (e.reason()) {
            case UNKNOWN_TYPE -> "不识别类型为 %s 的事件，请使用 %s 报告。".formatted(type, CarriersSubscription.MILESTONE_REPORTED);
            case NOT_FOUND -> "%s 不是贵方承运的货件，请只报告已通知贵方的货件。".formatted(e.shipmentId());
            case IMPOSSIBLE -> "%s 的报告与已知情况不符，未予采纳：%s".formatted(e.shipmentId(), e.detail());
            case INVALID -> RightMembers.chinese(e.wrong());
        };
        return new Body(e.message().eventId(), type, e.shipmentId(), e.reason().name(), detail, detailZh, e.at());
    }
}
