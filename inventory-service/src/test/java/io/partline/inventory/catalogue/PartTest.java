package io.partline.inventory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Specification;
import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    private static final Specification<PartState, RegisterPart, PartEvent> PART =
            Specification.of(new PartAggregate().part());

    private static PartDetails hinge(Money price, @Nullable String gtin, @Nullable String supersededBy) {
        return new PartDetails("Door hinge", "门铰链", price, gtin, supersededBy, null, null, null);
    }

    private static PartDetails costing(String amount, String currency) {
        return hinge(new Money(new BigDecimal(amount), currency), null, null);
    }

    private static RegisterPart register(String number, PartDetails details) {
        return new RegisterPart(number, details);
    }

    private static void isTaken(String number, PartDetails details) {
        PART.given().when(register(number, details)).then(new PartRegistered(number, details));
    }

    private static void isRefused(String number, PartDetails details, String words) {
        PART.given().when(register(number, details)).thenRefused(InvalidPart.class, words);
    }

    @Test
    void parts_that_differ_by_one_letter_are_two_parts() {
        PartDetails details = costing("38.50", "CNY");
        for (String number : List.of("DHF-215K", "DHF-215KA")) {
            isTaken(number, details);
        }
        assertThat(new PartNumber("DHF-215K").aggregateId()).isNotEqualTo(new PartNumber("DHF-215KA").aggregateId());
    }

    @Test
    void the_same_description_again_is_no_news_and_another_is() {
        PartDetails dearer = costing("39.00", "CNY");
        PART.given(new PartRegistered("DHF-215KA", costing("38.50", "CNY")))
                .when(register("DHF-215KA", costing("38.50", "CNY")))
                .thenNothing()
                .when(register("DHF-215KA", dearer))
                .then(new PartRegistered("DHF-215KA", dearer));
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
        isTaken("DHF-215KA", costing(amount, "CNY"));
    }

    @Test
    void a_gtin_is_8_to_14_digits() {
        Money price = new Money(BigDecimal.ONE, "CNY");
        for (String gtin : List.of("1234567", "123456789012345", "69O1234567892")) {
            isRefused("DHF-215KA", hinge(price, gtin, null), "gtin is '" + gtin);
        }
        isTaken("DHF-215KA", hinge(price, "6901234567892", null));
    }

    @Test
    void a_part_does_not_replace_itself() {
        Money price = new Money(BigDecimal.ONE, "CNY");
        isRefused("DHF-215KA", hinge(price, null, "DHF-215KA"), "it should be another part than the part itself");
        isTaken("DHF-215K", hinge(price, null, "DHF-215KA"));
    }
}
