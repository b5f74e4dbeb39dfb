package io.fangpin.registry;

import io.fangpin.kit.testing.BackingResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The running service on real PostgreSQL and Kafka. */
@QuarkusTest
@QuarkusTestResource(
        value = BackingResource.class,
        initArgs = @ResourceArg(name = "database", value = "registry"),
        restrictToAnnotatedClass = false)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RegistryTest {}
