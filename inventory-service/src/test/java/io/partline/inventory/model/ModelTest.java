package io.partline.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Specification;
import io.partline.inventory.model.ModelCommand.FitPart;
import io.partline.inventory.model.ModelCommand.WithdrawPartFit;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitWithdrawn;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final Specification<ModelState, ModelCommand, ModelEvent> MODEL =
            Specification.of(new ModelAggregate().model());

    private static FitPart fit(String name, String part) {
        return new FitPart("BCD-215KA", name, "冰箱", part);
    }

    @Test
    void the_first_part_makes_the_model_known() {
        MODEL.given()
                .when(fit("Fridge", "DHF-215KA"))
                .then(new ModelRegistered("BCD-215KA", "Fridge", "冰箱"), new PartFitted("BCD-215KA", "DHF-215KA"));
    }

    @Test
    void a_part_fits_once_and_further_parts_come_beside_it() {
        var both = MODEL.givenCommands(fit("Fridge", "DHF-215KA"))
                .when(fit("Fridge", "DHF-215KA"))
                .thenNothing()
                .when(fit("Fridge", "GSK-44"))
                .then(new PartFitted("BCD-215KA", "GSK-44"));
        assertThat(both.state().parts()).containsExactly("DHF-215KA", "GSK-44");
    }

    @Test
    void a_fit_is_taken_back_once_and_may_come_again() {
        WithdrawPartFit withdraw = new WithdrawPartFit("BCD-215KA", "DHF-215KA");
        var left = MODEL.givenCommands(fit("Fridge", "DHF-215KA"), fit("Fridge", "GSK-44"))
                .when(withdraw)
                .then(new PartFitWithdrawn("BCD-215KA", "DHF-215KA"))
                .when(withdraw)
                .thenNothing();
        assertThat(left.state()).isEqualTo(new ModelState("Fridge", "冰箱", Set.of("GSK-44")));
        left.when(fit("Fridge", "DHF-215KA")).then(new PartFitted("BCD-215KA", "DHF-215KA"));
    }

    @Test
    void what_never_fitted_is_taken_back_already_but_of_a_model_that_nobody_registered_nothing_is() {
        WithdrawPartFit withdraw = new WithdrawPartFit("BCD-215KA", "DHF-215KA");
        MODEL.givenCommands(fit("Fridge", "GSK-44")).when(withdraw).thenNothing();
        MODEL.given()
                .when(withdraw)
                .thenRefused(UnknownModel.class, "There is no product model BCD-215KA; import it first.");
    }

    @Test
    void a_model_may_be_named_differently_and_keeps_its_parts() {
        var renamed = MODEL.givenCommands(fit("Fridge", "DHF-215KA"))
                .when(fit("Refrigerator", "DHF-215KA"))
                .then(new ModelRegistered("BCD-215KA", "Refrigerator", "冰箱"));
        assertThat(renamed.state()).isEqualTo(new ModelState("Refrigerator", "冰箱", Set.of("DHF-215KA")));
    }
}
