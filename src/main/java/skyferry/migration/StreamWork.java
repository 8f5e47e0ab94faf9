package skyferry.migration;

import skyferry.model.MigrationOptions;

/**
 * What a processor can do for a stream. The work of several connections is done side by side, one processor each, while bytes
 * are on their way.
 *
 * @param zlibBytesPerSecond memory that one processor compresses with zlib at level 1
 * @param zstdBytesPerSecond the same with zstd
 * @param zstdGain size of what zstd makes of a page, of what zlib makes of it
 * @param levelSlowdown factor on the speed for each level more
 * @param tlsBytesPerSecond bytes that one processor encrypts
 * @param hostBytesPerSecond most that a host sends over all connections
 * @param balloonBytesPerSecond how fast a balloon takes memory
 */
public record StreamWork(
        double zlibBytesPerSecond,
        double zstdBytesPerSecond,
        double zstdGain,
        double levelSlowdown,
        double tlsBytesPerSecond,
        double hostBytesPerSecond,
        double balloonBytesPerSecond) {

    /**
     * Documented: zlib 105 MB/s to 1/2.74, zstd 510 MB/s to 1/2.89 at level 1 on one processor (zstd's README, Core i7-9700K,
     * Silesia corpus). Assumed: 0.8 of the speed for each level more; 1.5 GB/s of AES-GCM in a TLS record layer; 12.5 GB/s for all
     * connections of a host; 2 GB/s for a balloon.
     */
    public static final StreamWork DEFAULTS = new StreamWork(105e6, 510e6, 2.743 / 2.887, 0.8, 1.5e9, 12.5e9, 2e9);

    /** The same on a machine that is as fast with many connections as with one. */
    StreamWork onOneMachine(double bytesPerSecond) {
        return new StreamWork(
                zlibBytesPerSecond,
                zstdBytesPerSecond,
                zstdGain,
                levelSlowdown,
                tlsBytesPerSecond,
                bytesPerSecond,
                balloonBytesPerSecond);
    }

    /** Seconds of one processor for compressing a page. */
    double compressSeconds(MigrationOptions.Channels channels) {
        double speed = switch (channels.compression()) {
            case NONE -> Double.POSITIVE_INFINITY;
            case ZLIB -> zlibBytesPerSecond;
            case ZSTD -> zstdBytesPerSecond;
        };
        return 4096 / speed / StrictMath.pow(levelSlowdown, channels.level() - 1);
    }

    /** Bytes that a page becomes, without its header. */
    double pageBytes(MigrationOptions.Channels channels, double compressesTo) {
        return switch (channels.compression()) {
            case NONE -> 4096;
            case ZLIB -> 4096 * compressesTo;
            case ZSTD -> 4096 * Math.min(1, compressesTo * zstdGain);
        };
    }

    /** Seconds of one processor for encrypting so many bytes; 0 without TLS. */
    double encryptSeconds(boolean tls, double bytes) {
        return tls ? bytes / tlsBytesPerSecond : 0;
    }

    /** How fast data leaves a host over so many connections, bytes per second. */
    double pace(double oneConnection, MigrationOptions.Channels channels) {
        int connections = channels.multifd() ? channels.count() : 1;
        return connections == 1 ? oneConnection : Math.min(hostBytesPerSecond, oneConnection * connections);
    }
}
