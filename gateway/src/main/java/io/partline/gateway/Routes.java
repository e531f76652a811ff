package io.partline.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which path is served by which service. */
@Configuration
class Routes {
    private static final Map<String, List<String>> COLLECTIONS = Map.of(
            "inventory", List.of("parts", "models", "sites", "stock", "reservations"),
            "requests", List.of("service-orders", "approvals", "quotas"),
            "logistics", List.of("shipments", "carriers", "tenders", "claims"),
            "returns", List.of("returns", "recalls"));

    @Bean
    RouterFunction<ServerResponse> inventory(GatewaySettings settings) {
        return service("inventory", settings.inventory());
    }

    @Bean
    RouterFunction<ServerResponse> requests(GatewaySettings settings) {
        return service("requests", settings.requests());
    }

    @Bean
    RouterFunction<ServerResponse> logistics(GatewaySettings settings) {
        return service("logistics", settings.logistics());
    }

    @Bean
    RouterFunction<ServerResponse> returns(GatewaySettings settings) {
        return service("returns", settings.returns());
    }

    private static RouterFunction<ServerResponse> service(String name, URI address) {
        RequestPredicate collections = path("/api/kpis/" + name).or(path("/api/kpis/" + name + "/**"));
        for (String collection : COLLECTIONS.getOrDefault(name, List.of())) {
            collections = collections.or(path("/api/" + collection)).or(path("/api/" + collection + "/**"));
        }
        return route(name)
                .route(collections, http())
                .before(uri(address))
                .before(removeRequestHeader("X-Forwarded-For"))
                .build()
                .and(route(name + "-ops")
                        .route(path("/ops/" + name + "/**"), http())
                        .before(uri(address))
                        .before(rewritePath("/ops/" + name + "/(?<rest>.*)", "/ops/${rest}"))
                        .build())
                .and(route(name + "-openapi")
                        .route(path("/openapi/" + name), http())
                        .before(uri(address))
                        .before(rewritePath("/openapi/.*", "/v3/api-docs"))
                        .build());
    }

    /** Only where an issuer is configured; elsewhere these paths do not exist. */
    @Bean
    RouterFunction<ServerResponse> issuer(GatewaySettings settings) {
        URI issuer = settings.issuer();
        RequestPredicate never = request -> false;
        RequestPredicate tokens = path("/oauth2/**").or(path("/.well-known/**"));
        return route("issuer")
                .route(issuer == null ? never : tokens, http())
                .before(uri(issuer == null ? URI.create("http://localhost") : issuer))
                .build();
    }
}
