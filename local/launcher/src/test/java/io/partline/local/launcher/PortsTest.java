package io.partline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void a_variable_moves_one_port_and_leaves_the_others() {
        Ports ports = Ports.fromEnvironment(Map.of("PARTLINE_GATEWAY_PORT", "9999"));

        assertThat(ports.of(Ports.Name.GATEWAY)).isEqualTo(9999);
        assertThat(ports.of(Ports.Name.KAFKA_CONTROLLER)).isEqualTo(19093);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "0", "65536", "-1"})
    void what_is_no_port_is_refused_by_the_name_of_its_variable(String value) {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("PARTLINE_GATEWAY_PORT", value)))
                .hasMessageContaining("PARTLINE_GATEWAY_PORT is \"%s\"".formatted(value));
    }
}
