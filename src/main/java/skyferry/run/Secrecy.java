package skyferry.run;

/**
 * What keeps packets from being read on the way, and its price. Encapsulation is no secrecy: VXLAN, Geneve and GRE add headers,
 * and an eavesdropper takes them off again (RFC 7348 section 7).
 */
public final class Secrecy {
    /**
     * Bytes that ESP in transport mode adds with AES-GCM: header 8, initialisation vector 8, padding to a multiple of 4 with its
     * two bytes at most 5, check value 16 (RFC 4303, RFC 4106).
     */
    public static final int IPSEC_BYTES = 37;

    /** Bytes that MACsec adds to a frame: SecTAG 16 with its channel identifier, check value 16 (IEEE 802.1AE). */
    public static final int MACSEC_BYTES = 32;

    /** Bytes that TLS 1.3 adds to a record of 16 KiB: header 5, type 1, check value 16 (RFC 8446 section 5.2). */
    public static final int TLS_BYTES = 22;

    /** Bytes per second that one processor encrypts with ESP in the kernel; assumed. */
    public static final double IPSEC_BYTES_PER_SECOND = 1.0e9;

    private Secrecy() {}
}
