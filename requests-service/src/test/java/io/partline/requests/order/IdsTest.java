package io.partline.requests.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {
    private static final ServiceOrderId ORDER = new ServiceOrderId("SO-7K3M9QX2PV4D");

    @Test
    void a_line_is_numbered_within_its_order_and_tells_it() {
        LineId line = LineId.of(ORDER, 12);
        assertThat(line).hasToString("SO-7K3M9QX2PV4D-12");
        assertThat(line.order()).isEqualTo(ORDER);
    }

    @Test
    void a_text_that_is_no_lines_belongs_to_an_order_nobody_placed() {
        assertThat(new LineId("x").order()).isEqualTo(new ServiceOrderId("x"));
        assertThat(new LineId("").order()).isEqualTo(new ServiceOrderId(""));
    }

    @Test
    void an_orders_history_is_kept_under_its_own_name() {
        assertThat(ORDER.aggregateId()).isEqualTo("order:SO-7K3M9QX2PV4D");
    }
}
