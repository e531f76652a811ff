package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;

/** No two files of a package name each other: who reads one has not to read the other first. */
public final class MutualFiles {
    private MutualFiles() {}

    public static void verify(JavaClasses classes) {
        Set<String> named = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass from = file(type);
                JavaClass to = file(dependency.getTargetClass().getBaseComponentType());
                if (!from.equals(to) && from.getPackageName().equals(to.getPackageName())) {
                    named.add(from.getFullName() + " " + to.getFullName());
                }
            }
        }
        assertThat(named.stream().filter(pair -> {
                    String[] files = pair.split(" ");
                    return named.contains(files[1] + " " + files[0]);
                }))
                .as("files of one package that name each other")
                .isEmpty();
    }

    private static JavaClass file(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
