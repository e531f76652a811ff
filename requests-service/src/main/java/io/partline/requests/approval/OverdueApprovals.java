package io.partline.requests.approval;

import io.partline.chassis.aggregate.Commands;
import io.partline.requests.network.Network;
import io.partline.requests.order.OrderBook;
import io.partline.requests.order.OrderCommand.EscalateApproval;
import io.partline.requests.order.ServiceOrder;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When an approver is late, headquarters is asked. Safe on several nodes: the order escalates once. */
@Component
class OverdueApprovals {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueApprovals.class);

    private final OrderBook orders;
    private final Commands commands;
    private final Clock clock;

    OverdueApprovals(OrderBook orders, Commands commands, Clock clock) {
        this.orders = orders;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${partline.approvals.check-every:PT10S}")
    void escalate() {
        Instant now = clock.instant();
        for (var late : orders.overdue(now, Network.HQ)) {
            try {
                commands.send(new EscalateApproval(
                        ServiceOrder.id(late.serviceOrderId()),
                        late.lineId(),
                        Network.HQ,
                        now.plus(ApprovalRule.patience(late.priority())),
                        now));
            } catch (RuntimeException e) {
                LOG.warn("approval {} could not be escalated; tried again later", late.approvalId(), e);
            }
        }
    }
}
