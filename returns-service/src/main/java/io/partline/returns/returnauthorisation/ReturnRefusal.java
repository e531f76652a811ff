package io.partline.returns.returnauthorisation;

import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import java.util.Map;

/** Why a return says no. */
abstract sealed class ReturnRefusal extends Refusal {
    private ReturnRefusal(Kind kind, String problem, String detail, Map<String, ?> facts) {
        super(kind, problem, detail, facts);
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/not-in-refurbishment", "title": "Not in refurbishment", "status": 409,
             "detail": "Return RMA-SH-SO-7K3M9QX2PV4D-1.1 is OPEN; only what an inspection sent there is refurbished.",
             "returnId": "RMA-SH-SO-7K3M9QX2PV4D-1.1", "returnStatus": "OPEN"}
            """)
    static final class NotInRefurbishment extends ReturnRefusal {
        NotInRefurbishment(ReturnId returnId, ReturnStatus status) {
            super(
                    Kind.CONFLICT,
                    "not-in-refurbishment",
                    "Return %s is %s; only what an inspection sent there is refurbished.".formatted(returnId, status),
                    Map.of("returnId", returnId.value(), "returnStatus", status));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/already-inspected", "title": "Already inspected", "status": 409,
             "detail": "Return RMA-SH-SO-7K3M9QX2PV4D-1.1 was inspected before; its disposition is SCRAP.",
             "returnId": "RMA-SH-SO-7K3M9QX2PV4D-1.1", "disposition": "SCRAP"}
            """)
    static final class AlreadyInspected extends ReturnRefusal {
        AlreadyInspected(ReturnId returnId, Disposition disposition) {
            super(
                    Kind.CONFLICT,
                    "already-inspected",
                    "Return %s was inspected before; its disposition is %s.".formatted(returnId, disposition),
                    Map.of("returnId", returnId.value(), "disposition", disposition));
        }
    }
}
