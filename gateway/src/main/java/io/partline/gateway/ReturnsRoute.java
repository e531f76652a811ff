package io.partline.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReturnsRoute {
    @Bean
    Destination returns(GatewaySettings settings) {
        return Destination.service("returns", settings.returns(), "returns", "core-deposits", "recalls");
    }
}
