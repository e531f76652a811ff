package io.partline.chassis.rest;

import org.apache.catalina.Host;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What is refused before an endpoint is reached, and that it is refused as a problem. */
@AutoConfiguration(after = RestAutoConfiguration.class)
class ContainerAutoConfiguration {
    /** A part number may hold a slash: it stays encoded until the path is taken apart. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> container() {
        return tomcat -> {
            tomcat.addConnectorCustomizers(
                    connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
            tomcat.addContextCustomizers(context -> {
                if (context.getParent() instanceof Host host && host instanceof StandardHost standard) {
                    standard.setErrorReportValveClass(ProblemReport.class.getName());
                }
            });
        };
    }

    @Bean
    HttpFirewall slashesInNames() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(ProblemWriter problems) {
        return (request, response, failure) -> problems.write(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "The path, a header or a parameter holds characters that are not taken here.");
    }

    @Bean
    FilterRegistrationBean<ReadableAddress> readableAddress(ProblemWriter problems) {
        FilterRegistrationBean<ReadableAddress> filter = new FilterRegistrationBean<>(new ReadableAddress(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters());
            }
        };
    }
}
