package io.partline.requests;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class RequestsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(RequestsApplication.class, arguments);
    }
}
