package io.partline.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes a path to the service that owns it. Who owns what is said by the route of each service. */
@Configuration
class Routes {
    @Bean
    RouterFunction<ServerResponse> services(Destinations destinations) {
        return destinations.all().stream()
                .map(Routes::to)
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> to(Destination service) {
        String name = service.name();
        return route(name + "-ops")
                .route(owned(service, "ops"), http())
                .before(uri(service.address()))
                .before(rewritePath("/ops/" + name + "(?<rest>.*)", "/ops${rest}"))
                .build()
                .and(route(name + "-openapi")
                        .route(owned(service, "openapi"), http())
                        .before(uri(service.address()))
                        .before(rewritePath("/openapi/.*", "/v3/api-docs"))
                        .build())
                .and(route(name)
                        .route(request -> service.owns(Destinations.segments(request.requestPath())), http())
                        .before(uri(service.address()))
                        .build());
    }

    private static RequestPredicate owned(Destination service, String first) {
        return request -> {
            List<String> path = Destinations.segments(request.requestPath());
            return service.owns(path) && path.getFirst().equals(first);
        };
    }
}
