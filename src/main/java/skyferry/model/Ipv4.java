package skyferry.model;

/** An IPv4 address with its prefix length (32 for a plain address). */
public record Ipv4(int bits, int prefix) implements Comparable<Ipv4> {

    public Ipv4 {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("prefix length " + prefix);
        }
    }

    /**
     * Reads {@code 10.0.0.11} or {@code 10.0.0.11/24}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static Ipv4 parse(String text) {
        int slash = text.indexOf('/');
        int prefix = slash < 0 ? 32 : Integer.parseInt(text.substring(slash + 1));
        String[] parts = (slash < 0 ? text : text.substring(0, slash)).split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + text);
        }
        int bits = 0;
        for (String part : parts) {
            int octet = Integer.parseInt(part);
            if (octet < 0 || octet > 255 || part.length() > 3) {
                throw new IllegalArgumentException("not an IPv4 address: " + text);
            }
            bits = bits << 8 | octet;
        }
        return new Ipv4(bits, prefix);
    }

    /** The mask of the prefix: /24 is 255.255.255.0. */
    public int mask() {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    /** Whether {@code other}'s address lies in this prefix. */
    public boolean contains(Ipv4 other) {
        return (other.bits & mask()) == (bits & mask());
    }

    /** Dotted decimal without the prefix length. */
    public String address() {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    /** The network's address with its prefix length: {@code 10.0.0.0/24}. */
    public String cidr() {
        return new Ipv4(bits & mask(), prefix).address() + "/" + prefix;
    }

    @Override
    public int compareTo(Ipv4 other) {
        int byAddress = Integer.compareUnsigned(bits, other.bits);
        return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return prefix == 32 ? address() : address() + "/" + prefix;
    }
}
