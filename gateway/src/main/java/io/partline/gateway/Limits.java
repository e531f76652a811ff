package io.partline.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often a client may ask, how large and how slow its bodies may be, and how many requests a service has at one
 * moment. Counted in this node's memory. A place is taken when the body is here; the file of an import goes through as
 * it comes and takes a place of the files, and so does a list that is asked for as CSV.
 */
class Limits extends OncePerRequestFilter {
    /** The body of an import, while its request is being served. */
    static final String BODY = Limits.class.getName() + ".body";

    /** Marks a request that takes as long as a file does. */
    static final String FILE = Limits.class.getName() + ".file";

    private static final Set<String> IMPORTERS = Set.of("HQ", "OPS");

    private final GatewaySettings.Bodies bodies;
    private final Destinations destinations;
    private final ClientAddress addresses;
    private final Rates rates;
    private final BodyMemory memory;
    private final Map<String, Places> places;
    private final Map<String, Places> files;

    Limits(GatewaySettings settings, Destinations destinations, ClientAddress addresses, Rates rates) {
        this.bodies = settings.bodies();
        this.destinations = destinations;
        this.addresses = addresses;
        this.rates = rates;
        this.memory = new BodyMemory(
                Math.toIntExact(bodies.memory().toBytes()),
                Math.toIntExact(bodies.memoryPerClient().toBytes()));
        GatewaySettings.Places of = settings.places();
        this.places = perRoute(name -> new Places(of.perRoute(), of.perClient(), of.patience()));
        this.files = perRoute(name -> new Places(of.imports(), of.importsPerClient(), of.patience()));
    }

    private Map<String, Places> perRoute(Function<String, Places> make) {
        return destinations.all().stream().map(Destination::name).collect(Collectors.toMap(name -> name, make));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> path = Destinations.segments(request);
        if (!path.isEmpty() && path.getFirst().equals("actuator")) {
            chain.doFilter(request, response);
            return;
        }
        String client = client(request);
        boolean refused = path.equals(List.of("oauth2", "token"))
                ? rates.refusesSignIn(addresses.of(request), response)
                : rates.refuses(client, response);
        if (refused) {
            return;
        }
        Destination destination = destinations.of(path);
        try {
            if (destination != null && isImport(request, path)) {
                passFile(destination, client, request, response, chain);
            } else {
                passRequest(destination, client, request, response, chain);
            }
        } catch (BodyRefused refusal) {
            write(refusal.problem(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            write(noPlace(), response);
        }
    }

    private String client(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken
                ? "address " + addresses.of(request)
                : "client " + caller.getName();
    }

    private static boolean isImport(HttpServletRequest request, List<String> path) {
        return request.getMethod().equals("POST")
                && path.size() == 3
                && path.getFirst().equals("api")
                && path.get(2).equals("import");
    }

    /** A list as CSV may be long. */
    private static boolean isExport(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accept != null && accept.startsWith("text/csv");
    }

    private static boolean mayImport() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        List<String> roles = caller != null && caller.getPrincipal() instanceof Jwt token
                ? token.getClaimAsStringList("roles")
                : null;
        return roles != null && roles.stream().anyMatch(IMPORTERS::contains);
    }

    private void passFile(
            Destination destination,
            String client,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException, InterruptedException {
        if (!mayImport()) {
            new Problem(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Only HQ and OPS may import files.")
                    .write(response);
            return;
        }
        try (Places.Place place = place(files, destination, client)) {
            if (place == null) {
                write(noPlace(), response);
                return;
            }
            CountedBody file = counted(request, bodies.largestImport());
            request.setAttribute(BODY, file);
            request.setAttribute(FILE, true);
            try {
                chain.doFilter(new RequestWithBody(request, file), response);
            } finally {
                file.end();
            }
        }
    }

    private void passRequest(
            @Nullable Destination destination,
            String client,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException, InterruptedException {
        try (BodyReception reception = new BodyReception(memory, client)) {
            ReceivedBody body = hasBody(request)
                    ? reception.receive(counted(request, bodies.largest()))
                    : new ReceivedBody(new byte[0]);
            if (destination == null) {
                chain.doFilter(new RequestWithBody(request, body), response);
                return;
            }
            boolean asFile = isExport(request);
            if (asFile) {
                request.setAttribute(FILE, true);
            }
            try (Places.Place place = place(asFile ? files : places, destination, client)) {
                if (place == null) {
                    write(noPlace(), response);
                    return;
                }
                chain.doFilter(new RequestWithBody(request, body), response);
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private CountedBody counted(HttpServletRequest request, @Nullable DataSize largest) throws IOException {
        return new CountedBody(request.getInputStream(), largest, bodies.slowest(), bodies.grace());
    }

    private static Places.@Nullable Place place(Map<String, Places> pools, Destination destination, String client)
            throws InterruptedException {
        Places pool = pools.get(destination.name());
        return pool == null ? null : pool.take(client);
    }

    private static Problem noPlace() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Service unavailable",
                "The service is slower than what is asked of it; try again in 1 s.");
    }

    private static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        problem.write(response);
    }
}
