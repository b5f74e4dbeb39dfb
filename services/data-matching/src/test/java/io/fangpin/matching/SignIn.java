package io.fangpin.matching;

import io.fangpin.kit.testing.SignInByHeader;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Lets tests say who asks. */
@Alternative
@Priority(1)
@ApplicationScoped
public class SignIn extends SignInByHeader {}
