package skyferry.scene;

import java.util.List;

/**
 * Colours by what they are for, 0xAARRGGBB. Tenant colours come from Okabe and Ito's set for all kinds of colour vision,
 * darkened on light ground and lightened on dark ground until text on them reaches a contrast of 4.5:1.
 */
public record Palette(
        String name,
        int background,
        int panel,
        int panelAlt,
        int line,
        int lineSoft,
        int text,
        int muted,
        int accent,
        int good,
        int goodSoft,
        int bad,
        int badSoft,
        int warn,
        int fillMuted,
        int onStrong,
        List<TenantStyle> tenants) {
    public Palette {
        tenants = List.copyOf(tenants);
    }

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** The style of the tenant at a place in the scenario; colours repeat after seven, letters after twenty-six. */
    public TenantStyle tenant(int index) {
        TenantStyle base = tenants.get(Math.floorMod(index, tenants.size()));
        String letter = String.valueOf(LETTERS.charAt(Math.floorMod(index, LETTERS.length())));
        return new TenantStyle(letter, base.colour(), base.onColour(), base.soft(), Pattern.of(index));
    }

    private static TenantStyle style(int colour, int onColour, int soft) {
        return new TenantStyle("", 0xFF000000 | colour, 0xFF000000 | onColour, 0xFF000000 | soft, Pattern.PLAIN);
    }

    /** For a bright room. */
    public static Palette light() {
        return new Palette(
                "light",
                0xFFFBFCFD,
                0xFFFFFFFF,
                0xFFF1F4F7,
                0xFF848D97,
                0xFFE4E8EC,
                0xFF1F2328,
                0xFF57606A,
                0xFF0969DA,
                0xFF1A7F37,
                0xFFCFE8D6,
                0xFFCF222E,
                0xFFF5C2C7,
                0xFF9A6700,
                0xFF59636E,
                0xFFFFFFFF,
                List.of(
                        style(0x0072B2, 0xFFFFFF, 0xBCD7EA),
                        style(0xB84A00, 0xFFFFFF, 0xF2D0B8),
                        style(0x007A5A, 0xFFFFFF, 0xBFE3D7),
                        style(0x9C3F7D, 0xFFFFFF, 0xE8CBDD),
                        style(0x7A6000, 0xFFFFFF, 0xEADFA8),
                        style(0x1B6E8C, 0xFFFFFF, 0xC3DEE8),
                        style(0x5B5F66, 0xFFFFFF, 0xD5D8DC)));
    }

    /** For a dim room. */
    public static Palette dark() {
        return new Palette(
                "dark",
                0xFF0D1117,
                0xFF161B22,
                0xFF1F262F,
                0xFF6E7681,
                0xFF262D36,
                0xFFE6EDF3,
                0xFF9AA4AF,
                0xFF4C9AFF,
                0xFF3FB950,
                0xFF1F4A2B,
                0xFFFF7B72,
                0xFF5C2326,
                0xFFD8A32B,
                0xFF8B949E,
                0xFF0D1117,
                List.of(
                        style(0x56B4E9, 0x0D1117, 0x1E3F54),
                        style(0xE69F00, 0x0D1117, 0x503A0A),
                        style(0x2EC492, 0x0D1117, 0x134A38),
                        style(0xE08CC0, 0x0D1117, 0x50304A),
                        style(0xF0E442, 0x0D1117, 0x4D4A1A),
                        style(0x7FC8DD, 0x0D1117, 0x24444E),
                        style(0xB9C0C8, 0x0D1117, 0x3B4148)));
    }

    /** For a projector in a lit hall: black on white, strong lines. */
    public static Palette projector() {
        return new Palette(
                "projector",
                0xFFFFFFFF,
                0xFFFFFFFF,
                0xFFEFEFEF,
                0xFF5A5A5A,
                0xFFC8C8C8,
                0xFF000000,
                0xFF333333,
                0xFF0045A5,
                0xFF005C1F,
                0xFFB5DDBF,
                0xFFA40011,
                0xFFF0A8AE,
                0xFF6B4700,
                0xFF404040,
                0xFFFFFFFF,
                List.of(
                        style(0x00558A, 0xFFFFFF, 0x9CC6E2),
                        style(0x963B00, 0xFFFFFF, 0xEDBD9B),
                        style(0x005F46, 0xFFFFFF, 0xA2D6C4),
                        style(0x7F2D64, 0xFFFFFF, 0xE0B4D0),
                        style(0x5F4B00, 0xFFFFFF, 0xDFCF80),
                        style(0x0F5670, 0xFFFFFF, 0xA8D0DE),
                        style(0x3F4247, 0xFFFFFF, 0xC0C4C9)));
    }

    /** How much thicker lines are than on a desk. */
    public double strokes() {
        return name.equals("projector") ? 1.5 : 1;
    }

    /** A colour with another opacity, 0..1. */
    public static int withAlpha(int argb, double alpha) {
        return (int) Math.round(alpha * 255) << 24 | argb & 0xFFFFFF;
    }

    /** The opaque colour between two, {@code share} 0 gives the first. */
    public static int mix(int from, int to, double share) {
        double s = Math.max(0, Math.min(1, share));
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (from >>> shift & 255) * (1 - s) + (to >>> shift & 255) * s;
            mixed = mixed << 8 | (int) Math.round(channel);
        }
        return mixed;
    }

    /** Contrast of two opaque colours after WCAG 2.2, 1..21. */
    public static double contrast(int a, int b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >>> 16 & 255) + 0.7152 * linear(argb >>> 8 & 255) + 0.0722 * linear(argb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
}
