package io.partline.logistics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LogisticsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(LogisticsApplication.class, arguments);
    }
}
