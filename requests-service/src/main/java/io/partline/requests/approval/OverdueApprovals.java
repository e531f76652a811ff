package io.partline.requests.approval;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.partline.chassis.telemetry.Figures;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how many persons are late with an approval. */
@Component
class OverdueApprovals implements MeterBinder {
    private final Figures<Long> overdue;

    OverdueApprovals(JdbcClient db, @Value(Figures.EVERY) Duration every) {
        this.overdue = new Figures<>(
                every,
                () -> db.sql("select count(*) from approval_row where status = 'PENDING' and due_at < now()")
                        .query(Long.class)
                        .single());
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("partline.approvals.overdue", () -> overdue.get(Long::doubleValue))
                .description("Approvals by persons that are past their deadline")
                .register(meters);
    }
}
