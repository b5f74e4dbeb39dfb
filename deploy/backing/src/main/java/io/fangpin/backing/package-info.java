/** Starts PostgreSQL, Kafka and Keycloak for tests and for the local platform: containers where Docker answers, else real embedded servers. */
@NullMarked
package io.fangpin.backing;

import org.jspecify.annotations.NullMarked;
