package io.fangpin.registry.domain;

/** One reason why something cannot be registered. */
public record Finding(String field, String code, String reasonZh, String reasonEn) {

    public String reason() {
        return reasonZh + " / " + reasonEn;
    }
}
