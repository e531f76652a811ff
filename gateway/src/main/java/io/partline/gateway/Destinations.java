package io.partline.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** All services behind the gateway; the issuer only where it stands behind it too. */
@Component
class Destinations {
    private final List<Destination> all;

    Destinations(List<Destination> services, GatewaySettings settings) {
        all = new ArrayList<>(services);
        URI issuer = settings.issuer();
        if (issuer != null) {
            Set<String> first = Set.of("oauth2", ".well-known");
            all.add(new Destination(
                    "issuer", issuer, path -> !path.isEmpty() && first.contains(path.getFirst()), Set.of()));
        }
    }

    List<Destination> all() {
        return all;
    }

    @Nullable
    Destination of(List<String> path) {
        return all.stream()
                .filter(destination -> destination.owns(path))
                .findFirst()
                .orElse(null);
    }

    /** Decoded, so that a path finds the same service however it is written. */
    static List<String> segments(HttpServletRequest request) {
        return segments(PathContainer.parsePath(request.getRequestURI()));
    }

    static List<String> segments(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .toList();
    }
}
