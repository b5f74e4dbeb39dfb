package io.fangpin.dashboard;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fangpin.kit.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.fangpin.dashboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nobody_calls_the_doors = ArchitectureRules.nobody_calls_the_doors;

    @ArchTest
    static final ArchRule the_store_is_called_by_use_cases = ArchitectureRules.the_store_is_called_by_use_cases;

    @ArchTest
    static final ArchRule data_flows_one_way = ArchitectureRules.data_flows_one_way;
}
