package io.partline.gateway;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** How requests reach the services: a file may take longer than an ordinary request. */
@Configuration
class Forwarding {
    private static final String IDLE = "jdk.httpclient.keepalive.timeout";

    static {
        keepIdleConnectionsShorterThanTheServicesDo();
    }

    /** A service closes after 20 s; a request sent at that moment would be lost. Read once, by the first client of the process. */
    static void keepIdleConnectionsShorterThanTheServicesDo() {
        if (System.getProperty(IDLE) == null) {
            System.setProperty(IDLE, "10");
        }
    }

    @Bean
    ProxyExchange proxyExchange(
            RestClient.Builder client,
            GatewayMvcProperties properties,
            ClientHttpRequestFactoryBuilder<?> factories,
            HttpClientSettings http,
            GatewaySettings settings) {
        ProxyExchange requests = new RestClientProxyExchange(client.clone().build(), properties);
        ProxyExchange files = new RestClientProxyExchange(
                client.clone()
                        .requestFactory(factories.build(
                                http.withReadTimeout(settings.bodies().importTime())))
                        .build(),
                properties);
        return request -> request.getServerRequest().servletRequest().getAttribute(Limits.FILE) == null
                ? requests.exchange(request)
                : files.exchange(request);
    }
}
