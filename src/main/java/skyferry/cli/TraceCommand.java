package skyferry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skyferry.dataplane.PassedOver;
import skyferry.dataplane.Trace;
import skyferry.dataplane.TraceText;
import skyferry.model.Scenario;
import skyferry.run.Conversation;
import skyferry.run.Timeline;
import skyferry.scene.Quantities;

/** Follows a packet from machine to machine, table by table, in the shape of {@code ovs-appctl ofproto/trace}. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Sends one packet from a machine to another and prints its way and the answer's, table by table,"
                + " in the shape of ovs-appctl ofproto/trace.")
final class TraceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private RunOfFile of = new RunOfFile();

    @Option(names = "--from", paramLabel = "VM", required = true, description = "The machine that sends.")
    @SuppressWarnings("NullAway.Init")
    private String from;

    @Option(names = "--to", paramLabel = "VM", required = true, description = "The machine it is for.")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Option(
            names = "--proto",
            paramLabel = "P",
            defaultValue = "icmp",
            description = "icmp, tcp, udp, arp, garp or rarp; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String protocol;

    @Option(names = "--port", paramLabel = "N", description = "Destination port of tcp and udp; default: 80.")
    private int port = 80;

    @Option(names = "--at", paramLabel = "T", description = "The instant, such as 3.2s; default: the start.")
    private String at = "0s";

    @Option(
            names = "--passed-over",
            paramLabel = "N",
            description = "Under each table, up to N rules of no lower priority that did not match, and why.")
    private int passedOver;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Scenario scenario = of.scenario();
        long nanos = Horizons.nanos("--at", at);
        Conversation.Kind kind = Named.word("--proto", protocol, Conversation.Kind.class);
        Named.in("--from", "machine", from, scenario.vms().keySet());
        Named.in("--to", "machine", to, scenario.vms().keySet());
        if (port < 0 || port > 65535) {
            throw new BadInput("skyferry: --port " + port + " is not a port (expected 0 to 65535)");
        }
        Timeline timeline = RunOfFile.run(scenario);
        Optional<Conversation> held = Conversation.at(timeline, nanos, kind, from, to, port);
        if (held.isEmpty()) {
            out.println(from + " does not run at " + Quantities.duration(nanos) + ": it sends nothing.");
            return Exit.DONE;
        }
        Conversation conversation = held.get();
        out.printf(Locale.ROOT, "%s of %s to %s at %s%n%n", kind.id(), from, to, Quantities.duration(nanos));
        way(out, conversation.request(), timeline, nanos);
        new SwitchDecisions(timeline, nanos).of(conversation.request()).forEach(out::println);
        conversation.reply().ifPresent(reply -> {
            out.printf(Locale.ROOT, "The answer of %s%n%n", to);
            way(out, reply, timeline, nanos);
        });
        out.println("Final: " + sentence(conversation));
        out.flush();
        return Exit.DONE;
    }

    private static String sentence(Conversation held) {
        return switch (held.outcome()) {
            case ANSWERED -> "answered: " + held.to() + " got it, and its answer came back.";
            case ANSWER_LOST -> held.to() + " got it; its answer did not come back.";
            case HEARD -> held.to() + " got it.";
            case ANSWERED_BY_BRIDGE -> "answered by " + held.from() + "'s own bridge; it went no further.";
            case DROPPED -> "dropped: " + held.to() + " did not get it.";
            case BLACKHOLED -> "lost: it went to a place where " + held.to() + " is not.";
            case LOOP -> "went round until it was stopped.";
        };
    }

    private void way(PrintWriter out, Trace trace, Timeline timeline, long nanos) {
        out.print(TraceText.of(trace));
        if (passedOver > 0) {
            trace.steps().forEach(step -> {
                List<PassedOver> passed = PassedOver.of(timeline.at(nanos).dataPlane(), step, passedOver);
                if (!passed.isEmpty()) {
                    out.printf(Locale.ROOT, "Not in table %d of %s:%n", step.table(), step.host());
                    passed.forEach(one -> out.printf(
                            Locale.ROOT,
                            "    %s%n        wants %s, the packet has %s%n",
                            one.flow(),
                            one.wantedText(),
                            one.foundText()));
                }
            });
            out.println();
        }
    }
}
