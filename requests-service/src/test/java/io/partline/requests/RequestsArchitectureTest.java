package io.partline.requests;

import io.partline.chassis.testing.HouseRules;
import org.junit.jupiter.api.Test;

class RequestsArchitectureTest {
    @Test
    void keeps_the_rules_of_the_house() {
        HouseRules.check("io.partline.requests");
    }
}
