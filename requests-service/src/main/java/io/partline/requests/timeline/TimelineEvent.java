package io.partline.requests.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** @param what stable name in kebab case */
@Schema(example = """
        {"at": "2026-11-23T06:02:10Z", "what": "order-placed", "text": "Order SO-7K3M9QX2PV4D placed for BCD-215KA",
         "textZh": "已为BCD-215KA下单SO-7K3M9QX2PV4D"}
        """)
public record TimelineEvent(Instant at, String what, String text, String textZh) {}
