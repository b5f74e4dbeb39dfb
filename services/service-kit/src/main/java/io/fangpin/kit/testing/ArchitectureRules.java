package io.fangpin.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/**
 * The house rules as sentences. A service's test says {@code @AnalyzeClasses(packages = "io.fangpin.registry")} and
 * {@code @ArchTest static final ArchRule domain_is_plain_java = ArchitectureRules.domain_is_plain_java;}.
 */
public final class ArchitectureRules {
    /** The domain knows the JDK, itself and the event contract, nothing that runs. */
    public static final ArchRule domain_is_plain_java = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.fangpin.schemas..", "io.fangpin.linkage..", "..domain..")
            .allowEmptyShould(true);

    /** {@code events.in} and {@code api} are doors: nobody calls them. */
    public static final ArchRule nobody_calls_the_doors = noClasses()
            .that()
            .resideOutsideOfPackages("..events.in..", "..api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fangpin.(*).events.in..", "io.fangpin.(*).api..")
            .allowEmptyShould(true);

    /** Doors call use cases, not the store. */
    public static final ArchRule the_store_is_called_by_use_cases = noClasses()
            .that()
            .resideInAnyPackage("..events.in..", "..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fangpin.(*).store..")
            .allowEmptyShould(true);

    /** {@code events.in | api -> use case -> domain -> store -> events.out}. */
    public static final ArchRule data_flows_one_way = noClasses()
            .that()
            .resideInAnyPackage("..store..", "..events.out..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fangpin.(*).events.in..", "io.fangpin.(*).api..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Resource")
            .allowEmptyShould(true);

    private ArchitectureRules() {}
}
