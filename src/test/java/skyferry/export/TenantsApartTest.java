package skyferry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.scene.Palette;
import skyferry.scene.Picture;
import skyferry.scene.PictureBuilder;
import skyferry.scene.PictureBuilder.Box;
import skyferry.scene.TenantStyle;

/**
 * Tenants can be told apart by their rendered pixels without hue. Deficient colour vision as in Machado, Oliveira and Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0, on linear RGB.
 */
class TenantsApartTest {
    private static final int TENANTS = 7;
    private static final int WIDTH = 40;
    private static final int HEIGHT = 20;
    /** Pixels that must differ clearly between two tenants. */
    private static final int LEAST_PIXELS = 20;

    private static final double CLEARLY = 0.12;

    /** How somebody sees. */
    private enum Eye {
        FULL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        GREY(0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722),
        PROTAN(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTAN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITAN(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Eye(double... matrix) {
            this.matrix = matrix;
        }

        double[] sees(int argb) {
            double[] in = {linear(argb >> 16 & 255), linear(argb >> 8 & 255), linear(argb & 255)};
            double[] out = new double[3];
            for (int i = 0; i < 3; i++) {
                double sum = matrix[3 * i] * in[0] + matrix[3 * i + 1] * in[1] + matrix[3 * i + 2] * in[2];
                out[i] = StrictMath.pow(Math.clamp(sum, 0, 1), 1 / 2.2);
            }
            return out;
        }

        private static double linear(int channel) {
            return StrictMath.pow(channel / 255.0, 2.2);
        }
    }

    @ParameterizedTest
    @EnumSource(Eye.class)
    void everyTwoTenantsDifferInPixelsForEveryEye(Eye eye) {
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            List<BufferedImage> headers = new ArrayList<>();
            for (int i = 0; i < TENANTS; i++) {
                headers.add(header(palette.tenant(i)));
            }
            for (int i = 0; i < TENANTS; i++) {
                for (int k = i + 1; k < TENANTS; k++) {
                    assertThat(differing(headers.get(i), headers.get(k), eye))
                            .as(palette.name() + " tenants " + i + " and " + k)
                            .isGreaterThan(LEAST_PIXELS);
                }
            }
        }
    }

    /** A tile's header without the name: the tenant's colour and pattern. */
    private static BufferedImage header(TenantStyle style) {
        PictureBuilder out = new PictureBuilder(WIDTH, HEIGHT);
        out.fill(new Box(0, 0, WIDTH, HEIGHT), 0, style.colour());
        style.pattern().draw(out, new Box(9, 4, 22, 12), Palette.mix(style.colour(), style.onColour(), 0.45));
        Picture picture = out.build();
        return new Java2dPainter().paint(picture, 1);
    }

    private static int differing(BufferedImage a, BufferedImage b, Eye eye) {
        int pixels = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double[] one = eye.sees(a.getRGB(x, y));
                double[] two = eye.sees(b.getRGB(x, y));
                double far = Math.max(
                        Math.abs(one[0] - two[0]), Math.max(Math.abs(one[1] - two[1]), Math.abs(one[2] - two[2])));
                pixels += far > CLEARLY ? 1 : 0;
            }
        }
        return pixels;
    }
}
