/** HTTP: what finance officers and auditors call, and the shapes they see. */
@NullMarked
package io.fangpin.funds.api;

import org.jspecify.annotations.NullMarked;
