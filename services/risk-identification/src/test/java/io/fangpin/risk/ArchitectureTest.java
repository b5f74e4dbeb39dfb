package io.fangpin.risk;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.fangpin.kit.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.fangpin.risk", importOptions = DoNotIncludeTests.class)
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
    static final ArchRule only_rules_know_cel = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("io.fangpin.risk.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cel..");
}
