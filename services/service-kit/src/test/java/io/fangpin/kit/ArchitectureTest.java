package io.fangpin.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fangpin.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule what_runs_in_production_knows_no_test_helper = noClasses()
            .that()
            .resideOutsideOfPackage("io.fangpin.kit.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fangpin.kit.testing..", "io.fangpin.backing..", "org.junit..", "com.tngtech..");

    @ArchTest
    static final ArchRule the_kit_knows_no_context =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.fangpin.schemas.*..");

    @ArchTest
    static final ArchRule the_cipher_needs_no_container = noClasses()
            .that()
            .haveSimpleName("FieldCipher")
            .or()
            .haveSimpleName("Masking")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "javax.crypto..", "io.fangpin.kit.crypto..", "org.jspecify..");
}
