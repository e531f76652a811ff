package io.partline.requests.approval;

import io.partline.chassis.aggregate.Commands;
import io.partline.requests.network.KnownSite;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderCommand.EscalateApproval;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Safe on several nodes: the order escalates once. */
@Component
class WhenApprovalIsOverdueThenAskHeadquarters {
    private static final Logger LOG = LoggerFactory.getLogger(WhenApprovalIsOverdueThenAskHeadquarters.class);

    private final Approvals approvals;
    private final Commands commands;
    private final Clock clock;

    WhenApprovalIsOverdueThenAskHeadquarters(Approvals approvals, Commands commands, Clock clock) {
        this.approvals = approvals;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${partline.approvals.check-every:PT10S}")
    void escalate() {
        Instant now = clock.instant();
        for (ApprovalView late : approvals.overdue(now, KnownSite.HQ)) {
            LineId lineId = new LineId(late.lineId());
            try {
                commands.send(new EscalateApproval(
                        lineId.order(),
                        lineId,
                        KnownSite.HQ,
                        now.plus(ApprovalRule.decisionTime(late.priority())),
                        now));
            } catch (RuntimeException e) {
                LOG.warn("approval {} could not be escalated; tried again later", late.approvalId(), e);
            }
        }
    }
}
