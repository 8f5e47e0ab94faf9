package skyferry.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.migration.MigrationRecord;

/** Who has to do with which host at any time of a run: the machines that ever stand there, and the moves from and to it. */
final class Whereabouts {
    private final Map<String, List<String>> machines = new HashMap<>();
    private final Map<String, List<MigrationRecord>> moves = new HashMap<>();

    Whereabouts(Map<String, Spans<WorldAt.VmAt>> vms, List<MigrationRecord> migrations) {
        vms.forEach((vm, spans) -> {
            Set<String> hosts = new HashSet<>();
            for (int i = 0; i < spans.size(); i++) {
                if (hosts.add(spans.value(i).host())) {
                    machines.computeIfAbsent(spans.value(i).host(), host -> new ArrayList<>())
                            .add(vm);
                }
            }
        });
        for (MigrationRecord record : migrations) {
            moves.computeIfAbsent(record.from(), host -> new ArrayList<>()).add(record);
            if (!record.to().equals(record.from())) {
                moves.computeIfAbsent(record.to(), host -> new ArrayList<>()).add(record);
            }
        }
    }

    /** Machines that stand on a host at some time, in the scenario's order. */
    List<String> machines(String host) {
        return machines.getOrDefault(host, List.of());
    }

    /** Moves under way from or to a host at an instant, in the order of their commands. */
    List<MigrationRecord> moves(String host, long nanos) {
        return moves.getOrDefault(host, List.of()).stream()
                .filter(record -> record.underWay(nanos))
                .toList();
    }
}
