package io.partline.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class InventoryRoute {
    @Bean
    Destination inventory(GatewaySettings settings) {
        return Destination.service(
                        "inventory",
                        settings.inventory(),
                        "parts",
                        "models",
                        "sites",
                        "stock",
                        "reservations",
                        "stock-counts",
                        "transfers",
                        "holds")
                .withSlashIn("parts", "stock");
    }
}
