package io.partline.chassis.refusal;

import java.util.Map;

/** There is no such thing, or it is none of the caller's business; the two are not told apart. */
public final class NotFound extends Refusal {
    private NotFound(String detail, Map<String, ?> facts) {
        super(Kind.NOT_FOUND, "not-found", detail, facts);
    }

    /** @param resource kind of thing, in kebab case: {@code service-order} */
    public static NotFound of(String resource, String id) {
        return new NotFound(
                "There is no %s %s that you may see.".formatted(resource.replace('-', ' '), id),
                Map.of("resource", resource, "id", id));
    }
}
