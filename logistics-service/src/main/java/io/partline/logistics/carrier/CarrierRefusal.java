package io.partline.logistics.carrier;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** Why a carrier says no. */
abstract sealed class CarrierRefusal extends Refusal {
    private CarrierRefusal(Kind kind, String problem, String detail, Map<String, ?> facts) {
        super(kind, problem, detail, facts);
    }

    static final class UnknownCarrier extends CarrierRefusal {
        UnknownCarrier(CarrierId carrierId) {
            super(
                    Kind.UNACCEPTABLE,
                    "unknown-carrier",
                    "There is no carrier %s; import it first.".formatted(carrierId.value()),
                    Map.of("carrierId", carrierId.value()));
        }
    }

    static final class InvalidCarrier extends CarrierRefusal {
        /** @param expected what the field should be, in words */
        InvalidCarrier(String field, Object value, String expected) {
            super(
                    Kind.UNACCEPTABLE,
                    "invalid-carrier",
                    "%s is '%s'; it should be %s.".formatted(field, value, expected),
                    Map.of("field", field, "value", value.toString(), "expected", expected));
        }
    }
}
