package io.fangpin.matching.domain;

import io.fangpin.linkage.model.LinkageParameters;

/** The parameters that decide now; every matcher looks here before each decision. */
public final class ParametersInForce {
    private volatile LinkageParameters now;

    public ParametersInForce(LinkageParameters first) {
        this.now = first;
    }

    public LinkageParameters get() {
        return now;
    }

    public void put(LinkageParameters next) {
        now = next;
    }
}
