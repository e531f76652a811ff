package io.partline.returns.returnauthorisation;

import io.partline.chassis.refusal.Refusal;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import java.util.Map;

/** Why a return says no. */
abstract sealed class ReturnRefusal extends Refusal {
    private ReturnRefusal(Kind kind, String problem, String detail, Map<String, ?> facts) {
        super(kind, problem, detail, facts);
    }

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
