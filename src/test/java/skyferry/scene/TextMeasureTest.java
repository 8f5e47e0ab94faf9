package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.scene.DrawOp.Face;

class TextMeasureTest {

    private static final String[] LINES = {
        "", "web-1", "round 4 · 118 MiB left · 9.4 Gbit/s", "host-a → host-c", "1\u00A0120 MiB/s ≈ ≤ × − µ …", "ÄÖÜäöüß"
    };

    @ParameterizedTest
    @EnumSource(Face.class)
    void everyFaceMeasuresAsJavaAwtDoesWithinHalfAPixel(Face face) throws Exception {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(TextMeasure.resource(face)))) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in);
            FontRenderContext fractional = new FontRenderContext(new AffineTransform(), true, true);
            for (float size : new float[] {10.5f, 13, 24}) {
                for (String line : LINES) {
                    double awt = font.deriveFont(size)
                            .getStringBounds(line, fractional)
                            .getWidth();
                    assertThat(TextMeasure.width(line, face, size))
                            .as(line)
                            .isCloseTo(awt, org.assertj.core.data.Offset.offset(0.5));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void everyFaceHasTheCharactersOfFiguresAndLabels(Face face) {
        for (String line : LINES) {
            assertThat(TextMeasure.covers(line, face)).as(line).isTrue();
        }
        assertThat(TextMeasure.covers("\uE123\uE124", face)).isFalse();
    }

    @Test
    void textThatDoesNotFitEndsInAnEllipsisAndFits() {
        String text = "port pre-bound on host-c";
        for (double room = 0; room < 200; room += 3.7) {
            String fitted = TextMeasure.fit(text, Face.REGULAR, 12, room);
            assertThat(TextMeasure.width(fitted, Face.REGULAR, 12)).isLessThanOrEqualTo(room);
            assertThat(fitted.isEmpty() || fitted.equals(text) || fitted.endsWith(TextMeasure.ELLIPSIS))
                    .isTrue();
        }
        assertThat(TextMeasure.fit(text, Face.REGULAR, 12, 300)).isEqualTo(text);
    }
}
