package io.partline.gateway;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A service behind the gateway.
 *
 * @param owns whether a path, as its decoded segments, is this service's
 * @param withSlash collections whose resources have names that may hold a slash, written %2F
 */
record Destination(String name, URI address, Predicate<List<String>> owns, Set<String> withSlash) {

    /** Owns {@code /api/<collection>}, its own figures, operator endpoints and description. */
    static Destination service(String name, URI address, String... collections) {
        Set<String> own = Set.of(collections);
        return new Destination(
                name,
                address,
                path -> path.size() > 1
                        && switch (path.getFirst()) {
                            case "api" ->
                                own.contains(path.get(1))
                                        || path.get(1).equals("kpis")
                                                && path.size() > 2
                                                && path.get(2).equals(name);
                            case "ops" -> path.get(1).equals(name);
                            case "openapi" -> path.get(1).equals(name) && path.size() == 2;
                            default -> false;
                        },
                Set.of());
    }

    Destination withSlashIn(String... collections) {
        return new Destination(name, address, owns, Set.of(collections));
    }

    boolean owns(List<String> path) {
        return owns.test(path);
    }
}
