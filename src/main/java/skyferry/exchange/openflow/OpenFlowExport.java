package skyferry.exchange.openflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowTable;
import skyferry.dataplane.Stage;
import skyferry.model.Scenario;

/** What is installed at one instant as the files of an {@code ovs-oracle/1} directory. */
public final class OpenFlowExport {
    private static final int MAX_PAIRS = 1500;

    private OpenFlowExport() {}

    /** The files by name: {@code ports.json}, {@code queries.json}, and one {@code HOST.flows} for every host. */
    public static Map<String, String> files(Scenario scenario, DataPlane dataPlane) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("ports.json", PortsJson.of(scenario, dataPlane));
        dataPlane.bridges().values().forEach(bridge -> files.put(bridge.host() + ".flows", flows(bridge)));
        List<Query> questions = Questions.of(scenario, MAX_PAIRS);
        files.put("queries.json", QueriesJson.of(Questions.answered(questions, scenario, dataPlane)));
        return files;
    }

    /**
     * Writes the files into a directory, which is made if it is not there.
     *
     * @throws IOException when the directory cannot be written
     */
    public static void write(Path directory, Scenario scenario, DataPlane dataPlane) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, String> file : files(scenario, dataPlane).entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** A host's flows, a line each, as {@code ovs-ofctl add-flows} reads them. */
    public static String flows(Bridge bridge) {
        StringBuilder text = new StringBuilder();
        text.append("# Host ")
                .append(bridge.host())
                .append(", bridge br-int. VTEP ")
                .append(bridge.vtep())
                .append('\n');
        text.append("# Local tags, which mean something on this host only:")
                .append(tags(bridge))
                .append('\n');
        text.append("# Ports:");
        bridge.ports()
                .forEach(port ->
                        text.append(' ').append(port.number()).append(' ').append(port.name()));
        text.append("\n# reg4 1: came from the wire. reg5 source port, reg6 local tag, reg7 destination port\n");
        for (FlowTable table : bridge.tables().values()) {
            text.append("\n# table ")
                    .append(table.number())
                    .append("  ")
                    .append(Stage.name(table.number()))
                    .append('\n');
            for (Flow flow : table.flows()) {
                text.append(flow).append('\n');
            }
        }
        return text.toString();
    }

    private static String tags(Bridge bridge) {
        Map<String, Integer> tags = new TreeMap<>();
        bridge.ports().stream().filter(Bridge.Port::isMachines).forEach(port -> tags.put(port.network(), port.tag()));
        StringBuilder text = new StringBuilder();
        tags.forEach(
                (network, tag) -> text.append(' ').append(network).append('=').append(tag));
        return text.toString();
    }
}
