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
            {"type": "https://partline.io/problems/actual-part-missing", "title": "Actual part missing", "status": 422,
             "detail": "Return RMA-SH-SO-7K3M9QX2PV4D-1.1 is of a part that is not DHF-215KA; actualPartNumber says which one it is, so that RESTOCK puts it on the right shelf.",
             "returnId": "RMA-SH-SO-7K3M9QX2PV4D-1.1", "partNumber": "DHF-215KA", "disposition": "RESTOCK"}
            """)
    static final class ActualPartMissing extends ReturnRefusal {
        ActualPartMissing(ReturnId returnId, String partNumber, Disposition disposition) {
            super(
                    Kind.UNACCEPTABLE,
                    "actual-part-missing",
                    "Return %s is of a part that is not %s; actualPartNumber says which one it is, so that %s puts it on the right shelf."
                            .formatted(returnId, partNumber, disposition),
                    Map.of("returnId", returnId.value(), "partNumber", partNumber, "disposition", disposition));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/unknown-part", "title": "Unknown part", "status": 422,
             "detail": "There is no part DHF-999X in the catalogue; actualPartNumber names one that is.",
             "partNumber": "DHF-999X"}
            """)
    static final class UnknownPart extends ReturnRefusal {
        UnknownPart(String partNumber) {
            super(
                    Kind.UNACCEPTABLE,
                    "unknown-part",
                    "There is no part %s in the catalogue; actualPartNumber names one that is.".formatted(partNumber),
                    Map.of("partNumber", partNumber));
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
