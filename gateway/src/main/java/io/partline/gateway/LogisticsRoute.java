package io.partline.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class LogisticsRoute {
    @Bean
    Destination logistics(GatewaySettings settings) {
        return Destination.service(
                "logistics", settings.logistics(), "shipments", "carriers", "tenders", "claims", "handling-units");
    }
}
