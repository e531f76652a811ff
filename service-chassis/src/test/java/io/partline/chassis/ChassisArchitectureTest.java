package io.partline.chassis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.testing.MutualFiles;
import org.junit.jupiter.api.Test;

class ChassisArchitectureTest {
    private final JavaClasses chassis = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.partline.chassis");

    @Test
    void the_chassis_knows_no_domain_word() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Stock|Reservation|Warehouse|Shipment|Carrier|Tender|Claim|Order|Quota|Approval|Station|Catalogue|Model|Return|Recall).*")
                .check(chassis);
    }

    @Test
    void the_chassis_knows_no_service() {
        classes()
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.partline.chassis..")
                        .or(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.partline.."))))
                .check(chassis);
    }

    @Test
    void no_two_files_of_a_package_name_each_other() {
        MutualFiles.verify(chassis);
    }
}
