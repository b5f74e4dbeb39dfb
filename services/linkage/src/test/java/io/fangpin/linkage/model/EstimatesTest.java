package io.fangpin.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

class EstimatesTest {

    @Property
    void moreAlikeNeverWeighsLess(
            @ForAll @Size(6) List<@DoubleRange(min = 0.01, max = 1) Double> someM,
            @ForAll @Size(6) List<@DoubleRange(min = 0.01, max = 1) Double> someU) {
        double[] m = someM.stream().mapToDouble(Double::doubleValue).toArray();
        double[] u = someU.stream().mapToDouble(Double::doubleValue).toArray();
        double before = Arrays.stream(m).sum();

        Estimates.makeMonotonic(m, u);

        for (int l = 1; l < m.length; l++) {
            assertThat(m[l] / u[l]).isLessThanOrEqualTo(m[l - 1] / u[l - 1] * (1 + 1e-9));
        }
        assertThat(Arrays.stream(m).sum()).isCloseTo(before, Offset.offset(1e-9));
    }
}
