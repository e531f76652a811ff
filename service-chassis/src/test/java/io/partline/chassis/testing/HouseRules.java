package io.partline.chassis.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.partline.chassis.aggregate.Command;
import io.partline.chassis.aggregate.Pure;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.rest.Once;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that hold in every service. A rule that finds nothing to check fails. */
public final class HouseRules {
    private static final DescribedPredicate<JavaClass> SQL = JavaClass.Predicates.assignableTo(JdbcClient.class)
            .or(JavaClass.Predicates.assignableTo(JdbcOperations.class))
            .or(resideInAPackage("java.sql.."))
            .or(resideInAPackage("javax.sql.."))
            .as("SQL");

    private HouseRules() {}

    /** @param room root package of a service, {@code io.partline.inventory} */
    public static void check(String room) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(room);
        rules(room).forEach(rule -> rule.check(classes));
        MutualFiles.verify(classes);
        SliceMap.verify(room, classes);
        RefusalTexts.verify(classes);
        ApiExamples.verify(classes);
    }

    static List<ArchRule> rules(String room) {
        String partners = room + ".partners..";
        DescribedPredicate<JavaClass> pure = simpleNameEndingWith("Decisions")
                .or(simpleNameEndingWith("State"))
                .or(JavaClass.Predicates.assignableTo(DomainEvent.class))
                .or(JavaClass.Predicates.assignableTo(Command.class))
                .or(CanBeAnnotated.Predicates.annotatedWith(Pure.class))
                .as("decisions, states, events, commands and what is marked @Pure");
        return List.of(
                classes()
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(room + "..", "io.partline.chassis..")
                                .or(DescribedPredicate.not(resideInAPackage("io.partline.."))))
                        .as("a service knows no other service's classes"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(partners)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.apache.kafka..",
                                "org.springframework.kafka..",
                                "io.cloudevents..",
                                "io.partline.chassis.partners..")
                        .as("only partners/ touches Kafka"),
                classes()
                        .that()
                        .resideInAPackage(partners)
                        .should()
                        .onlyHaveDependentClassesThat()
                        .resideInAPackage(partners)
                        .as("nobody depends on partners/"),
                classes()
                        .that(pure)
                        .should(ArchConditions.never(ArchConditions.callMethod(Instant.class, "now")))
                        .andShould(ArchConditions.never(ArchConditions.callMethod(UUID.class, "randomUUID")))
                        .andShould(ArchConditions.never(ArchConditions.callMethod(System.class, "currentTimeMillis")))
                        .andShould(ArchConditions.never(ArchConditions.callMethod(System.class, "nanoTime")))
                        .andShould(ArchConditions.never(ArchConditions.callMethod(LocalDate.class, "now")))
                        .andShould(ArchConditions.never(ArchConditions.callMethod(Math.class, "random")))
                        .andShould(ArchConditions.never(ArchConditions.dependOnClassesThat(
                                SQL.or(JavaClass.Predicates.assignableTo(Clock.class))
                                        .or(JavaClass.Predicates.assignableTo(RandomGenerator.class))
                                        .or(resideInAnyPackage(
                                                "java.io..",
                                                "java.nio..",
                                                "java.net..",
                                                "org.springframework..",
                                                "org.axonframework..")))))
                        .as("decisions are pure: no clock, no random ids, no I/O, no framework"),
                noClasses()
                        .should()
                        .dependOnClassesThat(JavaClass.Predicates.assignableTo(EventLog.class))
                        .as("an aggregate's history is read through History; no service class injects the event log"),
                noClasses()
                        .that()
                        .resideInAPackage(partners)
                        .should()
                        .dependOnClassesThat(SQL)
                        .as("partners/ translates; it touches no SQL"),
                noClasses()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .dependOnClassesThat(SQL)
                        .as("an endpoint translates; it touches no SQL"),
                classes()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .bePackagePrivate()
                        .as("an endpoint is called over HTTP only"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)(\\$.*)?")
                        .as("names are the field's words"),
                methods()
                        .that()
                        .areAnnotatedWith(PostMapping.class)
                        .should(ArchCondition.from(DescribedPredicate.describe(
                                "take a Once",
                                method -> method.getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(Once.class)))))
                        .allowEmptyShould(true) // a service may be written to by files and news alone
                        .as("a POST is one transaction and repeatable under its key"),
                classes()
                        .should(ArchConditions.have(DescribedPredicate.describe(
                                "a @NullMarked package",
                                type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
                        .as("every package is @NullMarked"));
    }
}
