package skyferry.migration;

/**
 * What moving a container costs. Times that do not depend on size come from published measurements; rates could not be told
 * apart from them there (one size each) and are assumed.
 *
 * @param source where the measured values come from
 * @param dumpNanos freezing and dumping a process without its pages
 * @param transferNanos setting a transfer up
 * @param restoreNanos restoring a process without its pages
 * @param preDumpNanos a pre-dump with its own transfer set-up, without its pages
 * @param lazyNanos what lazy pages need besides: a page server here, a page daemon there
 * @param orchestrationNanos whatever the tool does between these, while the container is down
 * @param imageBytesPerSecond how fast pages are written to and read from images (assumed: memory file system)
 * @param stopNanos a container that stops by itself (assumed)
 * @param startNanos starting its processes (assumed)
 * @param readyNanos until its readiness probe passes (assumed)
 * @param pullBytesPerSecond how fast an image comes from its registry (assumed)
 * @param containerImageBytes size of an image (assumed)
 */
record ContainerPrices(
        String source,
        long dumpNanos,
        long transferNanos,
        long restoreNanos,
        long preDumpNanos,
        long lazyNanos,
        long orchestrationNanos,
        double imageBytesPerSecond,
        long stopNanos,
        long startNanos,
        long readyNanos,
        double pullBytesPerSecond,
        double containerImageBytes) {

    /**
     * Podman with CRIU over 25 GbE (github stano45/p4containerflow-tofino2, 25 runs, 6.5 MB checkpoints): dump 1.55 s, transfer
     * 0.42 to 0.45 s, restore 3.27 s, together 5.7 to 6.2 s: 0.7 s lie between them. Pre-dumps and lazy pages were not measured
     * there: 1.2 s (a dump and its transfer set-up less the freeze) and 0.4 s are assumed.
     */
    static final ContainerPrices PODMAN = new ContainerPrices(
            "stano45/p4containerflow-tofino2",
            1_543_500_000,
            432_000_000,
            3_263_500_000L,
            1_200_000_000,
            400_000_000,
            700_000_000,
            1e9,
            1_000_000_000,
            500_000_000,
            2_000_000_000,
            50e6,
            200e6);

    /**
     * CRIU with separate transfers over WiFi 6 (github HMF2475/Evaluation-of-Live-Migration-Strategies-at-the-Edge, about 20
     * runs of a process of 24 kB): checkpoint 0.62 s, restore 0.32 s, the rest of 4.1 s is transfer set-up; three pre-dumps
     * take 16.2 s; with lazy pages the pause is 4.5 s. The time between pre-dumps that makes 29 s of its total is not known.
     */
    static final ContainerPrices CRIU_AT_THE_EDGE = new ContainerPrices(
            "HMF2475/Evaluation-of-Live-Migration-Strategies-at-the-Edge",
            620_000_000,
            3_160_000_000L,
            320_000_000,
            5_400_000_000L,
            400_000_000,
            0,
            1e9,
            1_000_000_000,
            500_000_000,
            2_000_000_000,
            50e6,
            200e6);
}
