package io.fangpin.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fangpin.kit.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.fangpin.matching", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule domain_is_plain_java = ArchitectureRules.domain_is_plain_java;

    @ArchTest
    static final ArchRule nobody_calls_the_doors = ArchitectureRules.nobody_calls_the_doors;

    @ArchTest
    static final ArchRule the_store_is_called_by_use_cases = ArchitectureRules.the_store_is_called_by_use_cases;

    @ArchTest
    static final ArchRule data_flows_one_way = ArchitectureRules.data_flows_one_way;

    @ArchTest
    static final ArchRule only_the_archive_knows_mongodb = noClasses()
            .that()
            .resideOutsideOfPackage("io.fangpin.matching.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule matching_is_stateless = noClasses()
            .that()
            .resideInAPackage("io.fangpin.matching.stream")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fangpin.matching.store..", "org.apache.kafka.streams..");
}
