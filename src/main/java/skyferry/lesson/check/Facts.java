package skyferry.lesson.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup;
import skyferry.model.Vm;
import skyferry.run.NicPath;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;

/** What one run says about machines, hosts and moves at an instant. */
final class Facts {
    private final Timeline timeline;
    private final Scenario scenario;
    private final NamesOf names;

    Facts(Timeline timeline) {
        this.timeline = timeline;
        this.scenario = timeline.scenario();
        this.names = NamesOf.of(scenario);
    }

    NamesOf names() {
        return names;
    }

    /** The value of one thing, or of each that fits a word with stars. */
    static Value each(String word, List<String> fitting, Function<String, Value> value) {
        if (!word.contains("*")) {
            return fitting.isEmpty() ? Value.unknown(Value.Reason.NOT_HAPPENED) : value.apply(word);
        }
        Map<String, Value> values = new LinkedHashMap<>();
        fitting.forEach(name -> values.put(name, value.apply(name)));
        return new Value.Many(values);
    }

    Value vm(String word, String member, long nanos) {
        return each(word, names.matching(Parameter.Kind.VM.names(), word), name -> vmOf(name, member, nanos));
    }

    private Value vmOf(String name, String member, long nanos) {
        Vm vm = scenario.vm(name);
        WorldAt.VmAt now = timeline.at(nanos).vms().get(name);
        return switch (member) {
            case "host" -> now == null ? Value.unknown(Value.Reason.NOT_HAPPENED) : Value.word(now.host());
            case "state" ->
                now == null
                        ? Value.unknown(Value.Reason.NOT_HAPPENED)
                        : Value.word(now.state().name().toLowerCase(java.util.Locale.ROOT));
            case "vcpus" -> Value.count(vm.vcpus());
            case "ip" ->
                vm.nics().isEmpty()
                        ? Value.unknown(Value.Reason.NOT_MEASURED)
                        : Value.word(vm.nics().getFirst().ip().address());
            case "mac" ->
                vm.nics().isEmpty()
                        ? Value.unknown(Value.Reason.NOT_MEASURED)
                        : Value.word(vm.nics().getFirst().mac().toString());
            case "boot_count" -> now == null ? Value.unknown(Value.Reason.NOT_HAPPENED) : Value.count(now.boots());
            case "mem_digest" -> Value.word(timeline.memoryDigest(name, nanos));
            case "cpu_flags" -> new Value.Items(List.copyOf(vm.cpu().flags()));
            default -> Value.unknown(Value.Reason.NOT_MEASURED);
        };
    }

    Value host(String word, String member, long nanos) {
        return each(word, names.matching(Parameter.Kind.HOST.names(), word), name -> {
            WorldAt.HostAt now = timeline.at(nanos).hosts().get(name);
            if (now == null) {
                return Value.unknown(Value.Reason.NOT_HAPPENED);
            }
            return switch (member) {
                case "cpu" -> Value.share(now.cpuShare());
                case "ram" -> Value.share(now.ramShare());
                default -> Value.count(now.vms().size());
            };
        });
    }

    Value move(String word, String member, long nanos) {
        return each(
                word,
                names.matching(Parameter.Kind.VM.names(), word),
                name -> moves(name, nanos).stream()
                        .reduce((first, second) -> second)
                        .map(record -> moveOf(record, member, nanos))
                        .orElse(Value.unknown(Value.Reason.NOT_HAPPENED)));
    }

    private static Value moveOf(MigrationRecord record, String member, long nanos) {
        boolean refused = record.outcome() == Outcome.REFUSED;
        boolean over = refused || nanos >= record.lastNanos();
        Outcome outcome = over ? record.outcome() : Outcome.ACTIVE;
        return switch (member) {
            case "outcome" -> Value.word(outcome.id());
            case "reason" -> Value.word(record.reason());
            case "technique" -> Value.word(record.technique().id());
            case "converges" ->
                over ? new Value.Truth(outcome == Outcome.COMPLETED) : Value.unknown(Value.Reason.NOT_HAPPENED);
            default -> over && !refused ? figure(record, member) : Value.unknown(Value.Reason.NOT_HAPPENED);
        };
    }

    private static Value figure(MigrationRecord record, String member) {
        return switch (member) {
            case "total" -> Value.time(record.totalNanos());
            case "pause" -> Value.time(record.guestPauseNanos());
            case "rounds" -> Value.count(record.rounds());
            case "transferred" -> Value.bytes(record.transferredBytes());
            default -> Value.share(record.maxThrottlePercent() / 100.0);
        };
    }

    /** Moves of the machines that fit a word, begun at or before an instant. */
    List<MigrationRecord> moves(String word, long nanos) {
        return timeline.migrations().stream()
                .filter(record -> NamesOf.fits(word, record.vm()) && record.startNanos() <= nanos)
                .toList();
    }

    /** Moves that were not refused. */
    List<MigrationRecord> begun(String word, long nanos) {
        return moves(word, nanos).stream()
                .filter(record -> record.outcome() != Outcome.REFUSED)
                .toList();
    }

    /** When the last of some moves ended. */
    Value lastDone(String word, long nanos) {
        List<MigrationRecord> begun = begun(word, nanos);
        boolean over = !begun.isEmpty()
                && begun.stream().allMatch(record -> record.outcome() != Outcome.ACTIVE && record.lastNanos() <= nanos);
        return over
                ? Value.time(begun.stream()
                        .mapToLong(MigrationRecord::lastNanos)
                        .max()
                        .orElseThrow())
                : Value.unknown(Value.Reason.NOT_HAPPENED);
    }

    /** Whether a machine moved again within a time. */
    Value repeatMove(double withinNanos, long nanos) {
        Map<String, Long> last = new LinkedHashMap<>();
        for (MigrationRecord record : begun("*", nanos)) {
            Long before = last.put(record.vm(), record.startNanos());
            if (before != null && record.startNanos() - before <= withinNanos) {
                return new Value.Truth(true);
            }
        }
        return new Value.Truth(false);
    }

    /** Pairs of machines of two tenants that a packet gets across. */
    Value leaks(String from, String to, long nanos) {
        return Value.count(timeline.at(nanos).isolation().leaks().stream()
                .filter(leak -> NamesOf.fits(from, scenario.vm(leak.fromVm()).tenant())
                        && NamesOf.fits(to, scenario.vm(leak.toVm()).tenant()))
                .count());
    }

    /** What the rules of a machine are bound to. */
    Value boundTo(String name) {
        List<SecurityGroup> groups = scenario.vm(name).nics().stream()
                .flatMap(nic -> nic.groups().stream())
                .flatMap(group -> Optional.ofNullable(scenario.securityGroups().get(group)).stream())
                .toList();
        if (groups.isEmpty()) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        boolean host = groups.stream().anyMatch(group -> group.boundTo() == SecurityGroup.Binding.HOST);
        return Value.word(host ? "host" : "port");
    }

    /** The way that the frames of a machine's first card take at an instant. */
    Value nicPath(String name, long nanos) {
        return scenario.vm(name).nics().stream()
                .findFirst()
                .map(nic -> Value.word(
                        timeline.at(nanos).path(name, 0).orElse(NicPath.VIRTIO).id()))
                .orElse(Value.unknown(Value.Reason.NOT_MEASURED));
    }
}
