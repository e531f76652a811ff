package io.partline.inventory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.inventory.catalogue.PartDecisions.BadPart;
import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    private static PartDetails hinge(Money price, @Nullable String gtin, @Nullable String supersededBy) {
        return new PartDetails("Door hinge", "门铰链", price, gtin, supersededBy, null, null, null);
    }

    private static PartDetails costing(String amount, String currency) {
        return hinge(new Money(new BigDecimal(amount), currency), null, null);
    }

    private static List<PartEvent> register(@Nullable PartDetails known, String number, PartDetails details) {
        return PartDecisions.register(new Part.State(known), new RegisterPart(number, details));
    }

    private static void isRefused(String number, PartDetails details, String words) {
        assertThatThrownBy(() -> register(null, number, details))
                .isInstanceOf(BadPart.class)
                .hasMessageContaining(words);
    }

    @Test
    void parts_that_differ_by_one_letter_are_two_parts() {
        PartDetails details = costing("38.50", "CNY");
        for (String number : List.of("DHF-215K", "DHF-215KA")) {
            assertThat(register(null, number, details)).containsExactly(new PartRegistered(number, details));
        }
        assertThat(Part.id("DHF-215K")).isNotEqualTo(Part.id("DHF-215KA"));
    }

    @Test
    void the_same_description_again_is_no_news_and_another_is() {
        PartDetails before = costing("38.50", "CNY");
        assertThat(register(before, "DHF-215KA", costing("38.50", "CNY"))).isEmpty();
        PartDetails dearer = costing("39.00", "CNY");
        assertThat(register(before, "DHF-215KA", dearer)).containsExactly(new PartRegistered("DHF-215KA", dearer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dhf-215ka",
                "DHF 215KA",
                "D",
                "",
                "-DHF",
                "DHF-215KA@C-NB",
                "铰链-215",
                "DHF\u0000215",
                "A\nB",
                "A123456789012345678901234567890123456789X"
            })
    void a_part_number_is_capital_letters_digits_and_few_signs(String number) {
        isRefused(number, costing("38.50", "CNY"), "it should be 2 to 40 capital letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1E+3", "1E-9", "1E+999999999", "0.00001", "1234567890123"})
    void a_price_is_an_ordinary_amount(String amount) {
        isRefused("DHF-215KA", costing(amount, "CNY"), "it should be an amount such as 12.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuan", "cny", "CN", "CNYY", "¥¥¥"})
    void a_currency_is_its_code(String currency) {
        isRefused("DHF-215KA", costing("38.50", currency), "a currency such as CNY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0001", "99999999.9999", "999999999999"})
    void a_price_may_be_nothing_tiny_or_large(String amount) {
        assertThat(register(null, "DHF-215KA", costing(amount, "CNY"))).hasSize(1);
    }

    @Test
    void a_gtin_is_8_to_14_digits() {
        Money price = new Money(BigDecimal.ONE, "CNY");
        for (String gtin : List.of("1234567", "123456789012345", "69O1234567892")) {
            isRefused("DHF-215KA", hinge(price, gtin, null), "gtin is '" + gtin);
        }
        assertThat(register(null, "DHF-215KA", hinge(price, "6901234567892", null)))
                .hasSize(1);
    }

    @Test
    void a_part_does_not_replace_itself() {
        Money price = new Money(BigDecimal.ONE, "CNY");
        isRefused("DHF-215KA", hinge(price, null, "DHF-215KA"), "supersededBy is the part itself");
        assertThat(register(null, "DHF-215K", hinge(price, null, "DHF-215KA"))).hasSize(1);
    }
}
