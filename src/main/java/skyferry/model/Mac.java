package skyferry.model;

/** An Ethernet address in the low 48 bits. */
public record Mac(long bits) {
    public static final Mac BROADCAST = new Mac(0xffff_ffff_ffffL);

    /**
     * Reads {@code 52:54:00:12:34:56}.
     *
     * @throws IllegalArgumentException when the text is not six pairs of hexadecimal digits
     */
    public static Mac parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("not a MAC address: " + text);
        }
        long bits = 0;
        for (String part : parts) {
            if (part.length() != 2) {
                throw new IllegalArgumentException("not a MAC address: " + text);
            }
            bits = bits << 8 | Integer.parseInt(part, 16);
        }
        return new Mac(bits);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            if (shift < 40) {
                text.append(':');
            }
            int octet = (int) (bits >>> shift) & 255;
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return text.toString();
    }
}
