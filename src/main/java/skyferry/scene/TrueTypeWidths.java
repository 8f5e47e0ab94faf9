package skyferry.scene;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The advance widths of a TrueType font, by character: tables {@code head}, {@code hhea}, {@code hmtx} and {@code cmap}
 * (formats 4 and 12) of the OpenType specification, and nothing else of it. No kerning.
 */
final class TrueTypeWidths {
    private static final int PLATFORM_UNICODE = 0;
    private static final int PLATFORM_WINDOWS = 3;
    private static final int DIRECT = 0x2400;

    private final ByteBuffer font;
    private final int unitsPerEm;
    private final int fullMetrics;
    private final int hmtx;
    private final int cmap;
    private final float[] direct = new float[DIRECT];

    /**
     * @param file the bytes of a .ttf file
     * @throws IllegalArgumentException when a table that is needed is not there
     */
    TrueTypeWidths(byte[] file) {
        this.font = ByteBuffer.wrap(file);
        this.unitsPerEm = u16(table("head") + 18);
        this.fullMetrics = u16(table("hhea") + 34);
        this.hmtx = table("hmtx");
        this.cmap = subtable(table("cmap"));
        for (int c = 0; c < DIRECT; c++) {
            direct[c] = (float) ((double) advance(glyph(c)) / unitsPerEm);
        }
    }

    /** The advance of a code point in ems; that of the missing glyph for one that the font does not have. */
    double em(int codePoint) {
        return codePoint < DIRECT ? direct[codePoint] : (double) advance(glyph(codePoint)) / unitsPerEm;
    }

    /** Whether the font has a glyph for a code point. */
    boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    private int advance(int glyph) {
        return u16(hmtx + 4 * Math.min(glyph, fullMetrics - 1));
    }

    private int glyph(int codePoint) {
        return u16(cmap) == 12 ? inGroups(codePoint) : inSegments(codePoint);
    }

    private int inGroups(int codePoint) {
        int low = 0;
        int high = font.getInt(cmap + 12) - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int group = cmap + 16 + 12 * middle;
            if (codePoint < font.getInt(group)) {
                high = middle - 1;
            } else if (codePoint > font.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return font.getInt(group + 8) + codePoint - font.getInt(group);
            }
        }
        return 0;
    }

    private int inSegments(int codePoint) {
        int twice = u16(cmap + 6);
        int ends = cmap + 14;
        int starts = ends + twice + 2;
        for (int s = 0; s < twice && codePoint <= 0xFFFF; s += 2) {
            if (codePoint > u16(ends + s)) {
                continue;
            }
            int start = u16(starts + s);
            if (codePoint < start) {
                return 0;
            }
            int delta = u16(starts + twice + s);
            int rangeAt = starts + 2 * twice + s;
            int range = u16(rangeAt);
            if (range == 0) {
                return codePoint + delta & 0xFFFF;
            }
            int glyph = u16(rangeAt + range + 2 * (codePoint - start));
            return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
        }
        return 0;
    }

    private int table(String tag) {
        for (int i = 0; i < u16(4); i++) {
            int entry = 12 + 16 * i;
            byte[] name = Arrays.copyOfRange(font.array(), entry, entry + 4);
            if (tag.equals(new String(name, java.nio.charset.StandardCharsets.US_ASCII))) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("font without table " + tag);
    }

    /** The best Unicode subtable: format 12 before format 4. */
    private int subtable(int table) {
        int best = -1;
        for (int i = 0; i < u16(table + 2); i++) {
            int entry = table + 4 + 8 * i;
            int platform = u16(entry);
            int at = table + font.getInt(entry + 4);
            int format = u16(at);
            if ((platform == PLATFORM_UNICODE || platform == PLATFORM_WINDOWS)
                    && (format == 12 || format == 4 && best < 0)) {
                best = at;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("font without a Unicode character map");
        }
        return best;
    }

    private int u16(int at) {
        return font.getShort(at) & 0xFFFF;
    }
}
