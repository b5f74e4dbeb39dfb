package io.fangpin.kit.platform;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** {@code ?page=0&size=50}, for a resource method's {@code @BeanParam}; sizes beyond 200 are cut to it. */
public record PageRequest(
        @QueryParam("page") @DefaultValue("0") int page,
        @QueryParam("size") @DefaultValue("50") int size) {
    public static final int MAX_SIZE = 200;

    public PageRequest {
        page = Math.max(0, page);
        size = Math.clamp(size, 1, MAX_SIZE);
    }

    public int offset() {
        return Math.multiplyExact(page, size);
    }
}
