package io.partline.requests.placing;

import io.partline.requests.order.ServiceOrderId;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Ids that nobody can guess and everybody can read out. */
@Component
class NewServiceOrderIds {
    /** Crockford's base 32: no I, L, O, U, so that a number read over the telephone stays the same. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    ServiceOrderId next() {
        StringBuilder id = new StringBuilder("SO-");
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return new ServiceOrderId(id.toString());
    }
}
