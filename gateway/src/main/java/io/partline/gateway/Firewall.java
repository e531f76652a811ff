package io.partline.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/** Turns away what could mean one thing here and another at a service, and says what it is. */
@Component
class Firewall extends StrictHttpFirewall implements RequestRejectedHandler {
    private final Destinations destinations;

    Firewall(Destinations destinations) {
        this.destinations = destinations;
        // What comes through here encoded was checked segment by segment, and is passed on as it was written.
        setAllowUrlEncodedSlash(true);
        setAllowUrlEncodedPercent(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        RequestText.checkPath(request.getRequestURI(), this::mayHoldSlash);
        RequestText.checkQuery(request.getQueryString());
        return super.getFirewalledRequest(request);
    }

    private boolean mayHoldSlash(List<String> path) {
        Destination destination = destinations.of(path);
        return destination != null
                && path.getFirst().equals("api")
                && destination.withSlash().contains(path.get(1));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        problem(rejection).write(response);
    }

    static Problem problem(RequestRejectedException rejection) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "Invalid request",
                rejection instanceof RequestText.Unreadable unreadable
                        ? unreadable.detail()
                        : "The method, the address or a header of this request holds what is not allowed there.");
    }
}
