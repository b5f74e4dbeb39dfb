/** Registration sheets: receive → read and stage → apply household by household, all of it resumable. */
@NullMarked
package io.fangpin.registry.sheet;

import org.jspecify.annotations.NullMarked;
