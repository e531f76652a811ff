package io.partline.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitted;
import io.partline.inventory.model.ProductModel.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductModelTest {
    private static final State NEW = new State("", "", Set.of());

    private static FitPart fit(String name, String part) {
        return new FitPart("BCD-215KA", name, "冰箱", part);
    }

    private static State after(State before, FitPart command) {
        State state = before;
        for (ModelEvent event : ProductModel.fit(before, command)) {
            state = state.after(event);
        }
        return state;
    }

    @Test
    void the_first_part_makes_the_model_known() {
        assertThat(ProductModel.fit(NEW, fit("Fridge", "DHF-215KA")))
                .isEqualTo(List.of(
                        new ModelRegistered("BCD-215KA", "Fridge", "冰箱"), new PartFitted("BCD-215KA", "DHF-215KA")));
    }

    @Test
    void a_part_fits_once_and_further_parts_come_beside_it() {
        State one = after(NEW, fit("Fridge", "DHF-215KA"));
        assertThat(ProductModel.fit(one, fit("Fridge", "DHF-215KA"))).isEmpty();
        assertThat(ProductModel.fit(one, fit("Fridge", "GSK-44")))
                .isEqualTo(List.of(new PartFitted("BCD-215KA", "GSK-44")));
        assertThat(after(one, fit("Fridge", "GSK-44")).parts()).containsExactly("DHF-215KA", "GSK-44");
    }

    @Test
    void a_model_may_be_named_differently_and_keeps_its_parts() {
        State renamed = after(after(NEW, fit("Fridge", "DHF-215KA")), fit("Refrigerator", "DHF-215KA"));
        assertThat(renamed).isEqualTo(new State("Refrigerator", "冰箱", Set.of("DHF-215KA")));
    }
}
