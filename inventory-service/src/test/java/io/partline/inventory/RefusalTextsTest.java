package io.partline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.refusal.Refusal;
import io.partline.inventory.catalogue.CatalogueRefusals;
import io.partline.inventory.network.NetworkRefusals;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockRefusal.InvalidQuantity;
import io.partline.inventory.stock.StockRefusal.NotEnoughStock;
import io.partline.inventory.stock.StockRefusal.NotQuarantined;
import io.partline.inventory.stock.StockRefusal.NotReserved;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every no of this service is told in both languages, with its facts. */
class RefusalTextsTest {
    private static final StockItemId HINGE = StockItemId.of("DHF-215KA", "C-NB");

    private static final List<Refusal> ONE_OF_EACH = Stream.of(
                    List.<Refusal>of(
 new NotEnoughStock(HINGE, 3, 1),
                            new NotReserved(HINGE, new AllocationId("SO-7K3M9QX2PV4D-1", 1)),
                            new NotQuarantined(HINGE, "RMA-SH-SO-7K3M9QX2PV4D-1.1", 2, 1),
                            new InvalidQuantity(0, 1_000_000)),
                    CatalogueRefusals.oneOfEach(),
                    NetworkRefusals.oneOfEach())
            .flatMap(List::stream)
            .toList();

    private static String text(Locale locale, Refusal refusal) {
        ResourceBundle.Control exactly =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle texts = ResourceBundle.getBundle("messages", locale, exactly);
        String text = texts.getString("problem." + refusal.problem());
        for (Map.Entry<String, ?> fact : refusal.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return text;
    }

    @Test
    void no_refusal_is_left_out() {
        assertThat(ONE_OF_EACH.stream().map(one -> one.getClass().getName()).collect(Collectors.toSet()))
                .isEqualTo(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.partline.inventory")
                                .stream()
                                .filter(type -> type.isAssignableTo(Refusal.class))
                                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet()));
    }

    @Test
    void in_english_it_says_what_the_refusal_itself_says() {
        assertThat(ONE_OF_EACH)
                .allSatisfy(refusal -> assertThat(text(Locale.ROOT, refusal)).isEqualTo(refusal.detail()));
    }

    @Test
    void in_chinese_it_says_it_in_chinese_and_leaves_no_fact_open() {
        assertThat(ONE_OF_EACH)
                .allSatisfy(refusal -> assertThat(text(Locale.CHINESE, refusal))
                        .isNotEqualTo(refusal.detail())
                        .containsPattern("\\p{IsHan}")
                        .doesNotContain("{", "}"));
    }
}
