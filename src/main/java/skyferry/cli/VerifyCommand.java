package skyferry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skyferry.dataplane.Flow;
import skyferry.dataplane.TraceText;
import skyferry.exchange.Apart;
import skyferry.exchange.RepairText;
import skyferry.exchange.Soundness;
import skyferry.exchange.VerdictJson;
import skyferry.isolation.Finding;
import skyferry.isolation.Remedy;
import skyferry.model.Scenario;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scene.Quantities;

/** Says whether tenants are apart, and proves it where they are not. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Decides from the flow tables as they are, for every packet that a machine can send, whether it"
                + " gets to another tenant. A leak comes with a packet, its way, the cause and the smallest fix.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private RunOfFile of = new RunOfFile();

    @ArgGroup
    private When when = new When();

    @Option(names = "--json", description = "Print the verdict as JSON (skyferry-verdict/1).")
    private boolean json;

    /** One instant, the start if nothing is said, or all. */
    static final class When {
        @Option(names = "--at", paramLabel = "T", description = "The instant, such as 3.2s; default: the start.")
        private @Nullable String at;

        @Option(names = "--always", description = "After every single change of the run.")
        private boolean always;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Scenario scenario = of.scenario();
        long nanos = when.at == null ? 0 : Horizons.nanos("--at", when.at);
        Run run = Run.start(scenario, Horizons.of(scenario, List.of(), null));
        Timeline timeline = run.timeline();
        List<Apart> verdicts = when.always ? Apart.always(timeline) : List.of(Apart.at(timeline, nanos));
        Soundness soundness = Soundness.of(timeline);
        List<Soundness.Lasting> findings = when.always ? soundness.findings() : soundness.at(nanos);
        if (json) {
            new VerdictJson().write(run, verdicts, findings, out);
        } else {
            verdicts.forEach(verdict -> print(out, verdict));
            findings.forEach(lasting -> print(out, run, lasting));
        }
        out.flush();
        return verdicts.stream().allMatch(Apart::holds) ? Exit.DONE : Exit.OUT_OF_BOUNDS;
    }

    private static void print(PrintWriter out, Run run, Soundness.Lasting lasting) {
        Finding finding = lasting.finding();
        String what = switch (finding.property()) {
            case BLACK_HOLE -> "Black hole: %s sends to %s where it is not";
            case LOOP -> "Loop: what %s sends to %s goes round";
            case SPOOFING -> "Spoofing: %s is heard by %s under an address that is not its own";
            case POLICY_CLOSED -> "Policy: %s does not get to %s any more after the move";
            case POLICY_OPENED -> "Policy: %s gets to %s since the move";
        };
        String until = lasting.toNanos().isPresent()
                ? " to " + Quantities.clock(lasting.toNanos().getAsLong())
                : " on";
        out.printf(
                Locale.ROOT,
                "%n%s, from %s%s%s%n%n",
                what.formatted(finding.fromVm(), finding.toVm()),
                Quantities.clock(lasting.fromNanos()),
                until,
                lasting.passing() ? " (passing, while a machine moves)" : "");
        if (lasting.passing()) {
            return;
        }
        out.print(TraceText.of(finding.trace()));
        print(out, Soundness.remedy(run.timeline(), lasting));
        Soundness.repair(run, lasting)
                .ifPresent(repair -> out.printf(
                        Locale.ROOT,
                        "One action ends it, tried in a copy: %s%n",
                        RepairText.of(repair, run.scenario())));
    }

    private static void print(PrintWriter out, Apart verdict) {
        out.printf(
                Locale.ROOT,
                "%s: %s%n",
                Quantities.clock(verdict.fromNanos()),
                verdict.holds()
                        ? verdict.checkedPairs() + " ordered pairs of machines of different tenants, all apart"
                        : verdict.leaks().size() + " of " + verdict.checkedPairs() + " ordered pairs NOT apart");
        verdict.leaks().forEach(leak -> print(out, leak));
    }

    private static void print(PrintWriter out, Apart.Leak leak) {
        out.printf(
                Locale.ROOT,
                "%n%s of %s reaches %s of %s by this packet:%n%n",
                leak.leak().fromVm(),
                leak.fromTenant(),
                leak.leak().toVm(),
                leak.toTenant());
        out.print(TraceText.of(leak.leak().trace()));
        print(out, leak.remedy());
    }

    private static void print(PrintWriter out, Optional<Remedy> remedy) {
        if (remedy.isEmpty()) {
            out.println("No change of flows on one host mends it.");
            return;
        }
        for (Remedy.Cause cause : remedy.get().cause()) {
            out.printf(Locale.ROOT, "Not meant to be on %s: %s%n", cause.host(), cause.flow());
        }
        out.printf(
                Locale.ROOT,
                "Smallest change that mends it, checked, on %s:%n",
                remedy.get().host());
        for (Flow flow : remedy.get().remove()) {
            out.println("  - " + flow);
        }
        for (Flow flow : remedy.get().add()) {
            out.println("  + " + flow);
        }
    }
}
