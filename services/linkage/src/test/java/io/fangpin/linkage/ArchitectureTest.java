package io.fangpin.linkage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.fangpin.linkage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_engine_knows_no_framework_no_broker_and_no_peer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "org.apache.kafka..", "no.priv.garshol..", "com.ibm.icu..");

    @ArchTest
    static final ArchRule decisions_use_the_model_the_model_the_index_the_index_comparisons = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("decide")
            .definedBy("..decide..")
            .layer("model")
            .definedBy("..model..")
            .layer("index")
            .definedBy("..index..")
            .layer("compare")
            .definedBy("..compare..")
            .layer("config")
            .definedBy("..config..")
            .layer("text")
            .definedBy("..text..")
            .whereLayer("decide")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("decide")
            .whereLayer("index")
            .mayOnlyBeAccessedByLayers("model", "decide")
            .whereLayer("text")
            .mayOnlyBeAccessedByLayers("compare");
}
