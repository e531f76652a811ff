package io.partline.requests.order;

import io.partline.chassis.aggregate.Commands;
import io.partline.requests.order.OrderCommand.RecordMilestone;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import org.springframework.stereotype.Component;

/** The order remembers what inventory and logistics report of its lines. */
@Component
public class WhenMilestoneReportedThenRecordIt {
    private final Commands commands;

    WhenMilestoneReportedThenRecordIt(Commands commands) {
        this.commands = commands;
    }

    public void on(MilestoneReported milestone) {
        commands.send(new RecordMilestone(milestone));
    }
}
