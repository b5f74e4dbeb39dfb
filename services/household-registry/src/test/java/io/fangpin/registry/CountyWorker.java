package io.fangpin.registry;

import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Someone who may write in the whole of 赤壁市. */
@TestSecurity(
        user = "worker",
        roles = {"village-worker", "administrator", "auditor"},
        attributes = @SecurityAttribute(key = "division", value = "421281000000"))
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CountyWorker {}
