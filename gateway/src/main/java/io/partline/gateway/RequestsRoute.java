package io.partline.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RequestsRoute {
    @Bean
    Destination requests(GatewaySettings settings) {
        return Destination.service(
                "requests",
                settings.requests(),
                "service-orders",
                "approvals",
                "quotas",
                "part-suggestions",
                "service-levels",
                "bulletins");
    }
}
