package skyferry.run;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;

/** The fingerprint of a run: SHA-256 over everything that was computed, in a fixed order and binary form. */
final class Digest {
    private Digest() {}

    static String of(Timeline timeline, Collection<Curve> traffic) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha))) {
                write(timeline, traffic, out);
            }
            return "sha256:" + HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Timeline timeline, Collection<Curve> traffic, DataOutputStream out) throws IOException {
        out.writeUTF(timeline.scenario().id());
        out.writeLong(timeline.scenario().seed().value());
        out.writeLong(timeline.endNanos());
        for (Event event : timeline.events()) {
            out.writeLong(event.atNanos());
            out.writeUTF(event.kind().name());
            out.writeUTF(event.subject());
            out.writeInt(event.cause());
            for (Map.Entry<String, String> argument : event.arguments().entrySet()) {
                out.writeUTF(argument.getKey());
                out.writeUTF(argument.getValue());
            }
        }
        for (MigrationRecord record : timeline.migrations()) {
            write(record, out);
        }
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                out.writeLong(silence.fromNanos());
                out.writeLong(silence.untilNanos().orElse(-1));
            }
        }
        for (Timeline.IsolationSpan span : timeline.isolation()) {
            out.writeLong(span.fromNanos());
            out.writeInt(span.report().checkedPairs());
            for (var leak : span.report().leaks()) {
                out.writeUTF(leak.fromVm());
                out.writeUTF(leak.toVm());
            }
        }
        for (Curve curve : traffic) {
            write(curve, out);
        }
    }

    private static void write(MigrationRecord record, DataOutputStream out) throws IOException {
        out.writeUTF(record.vm());
        out.writeUTF(record.outcome().id());
        out.writeUTF(record.reason());
        out.writeLong(record.startNanos());
        out.writeLong(record.endNanos());
        out.writeLong(record.pausedNanos().orElse(-1));
        out.writeLong(record.resumedNanos().orElse(-1));
        out.writeLong(record.totalNanos());
        out.writeLong(record.downtimeNanos());
        out.writeInt(record.rounds());
        out.writeLong(record.transferredBytes());
        out.writeLong(record.normalPages());
        out.writeLong(record.zeroPages());
        write(record.leftBytes(), out);
        write(record.bytesPerSecond(), out);
        write(record.throttlePercent(), out);
    }

    private static void write(Curve curve, DataOutputStream out) throws IOException {
        out.writeInt(curve.segments());
        for (int i = 0; i < curve.segments(); i++) {
            out.writeLong(curve.fromNanos(i));
            out.writeDouble(curve.startValue(i));
            out.writeDouble(curve.slopePerNano(i));
        }
    }
}
