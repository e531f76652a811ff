package io.partline.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Where a request comes from: the peer, or what a trusted proxy says of it. The services get that one address as
 * X-Forwarded-For, and nothing else that a client wrote about its way.
 */
@Component
class ClientAddress implements HttpHeadersFilter.RequestHttpHeadersFilter, Ordered {
    private static final String HEADER = "X-Forwarded-For";
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)](?::\\d+)?|([0-9.]+):\\d+");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<IpAddressMatcher> trusted;

    ClientAddress(GatewaySettings settings) {
        trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
    }

    /** The nearest address that is no trusted proxy; what stands beyond it could be anybody's invention. */
    String of(String peer, List<String> forwardedFor) {
        List<String> way = new ArrayList<>();
        forwardedFor.forEach(value -> way.addAll(Arrays.asList(value.split(","))));
        String nearest = peer;
        for (String hop : way.reversed()) {
            String address = address(hop.strip());
            if (address == null || !isTrusted(nearest)) {
                return nearest;
            }
            nearest = address;
        }
        return nearest;
    }

    private static @Nullable String address(String hop) {
        var withPort = WITH_PORT.matcher(hop);
        String bare = !withPort.matches() ? hop : withPort.group(1) != null ? withPort.group(1) : withPort.group(2);
        return ADDRESS.matcher(bare).matches() ? bare : null;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> matches(network, address));
    }

    private static boolean matches(IpAddressMatcher network, String address) {
        try {
            return network.matches(address);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
        HttpHeaders told = new HttpHeaders();
        headers.forEach(told::addAll);
        told.set(HEADER, of(request.servletRequest()));
        return told;
    }

    /** After what removes a client's own X-Forwarded headers. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
