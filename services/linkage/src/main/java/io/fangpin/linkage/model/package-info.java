/** The Fellegi-Sunter parameters and how they are learnt from unlabelled pairs. */
@NullMarked
package io.fangpin.linkage.model;

import org.jspecify.annotations.NullMarked;
