package skyferry.exchange.openflow;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A real Open vSwitch of its own: database and daemon in a private directory with the dummy datapath, which needs no
 * privileges; one bridge a host. Ends what it started when it is closed.
 */
final class OpenVSwitch implements AutoCloseable {
    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");
    private static final Pattern BRIDGE = Pattern.compile("^  br-(\\S+):$");
    private static final Pattern PORT = Pattern.compile("^    \\S+ (\\d+)/(\\d+):.*$");

    private final Path directory;
    private final List<Process> processes = new ArrayList<>();
    private final Map<Place, Integer> datapathPorts = new LinkedHashMap<>();
    private final Map<String, List<String>> ports = new LinkedHashMap<>();
    private final Map<String, Bridge> loaded = new LinkedHashMap<>();
    private SocketChannel control;
    private int calls;

    /** A port of a bridge by its OpenFlow number. */
    record Place(String host, int port) {}

    /** A call that the daemon refused. */
    record Answer(String text, boolean failed) {}

    private OpenVSwitch(Path directory) {
        this.directory = directory;
    }

    static boolean isInstalled() {
        return executable("ovs-vswitchd").isPresent() && Files.exists(SCHEMA);
    }

    private static Optional<Path> executable(String name) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a switch and loads everything that is installed; fails if it refuses a flow. */
    static OpenVSwitch with(DataPlane dataPlane) {
        try {
            OpenVSwitch started = new OpenVSwitch(Files.createTempDirectory("ovs"));
            try {
                started.start();
                started.load(dataPlane);
                return started;
            } catch (RuntimeException e) {
                started.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        run("ovsdb-tool", "create", file("conf.db"), SCHEMA.toString());
        spawn("ovsdb-server", file("conf.db"), "--remote=punix:" + file("db.sock"), "--unixctl=" + file("db.ctl"));
        await(directory.resolve("db.sock"));
        vsctl(List.of("--no-wait", "init"));
        spawn(
                "ovs-vswitchd",
                "unix:" + file("db.sock"),
                "--enable-dummy",
                "--disable-system",
                "--disable-system-route",
                "--unixctl=" + file("vs.ctl"));
        await(directory.resolve("vs.ctl"));
        control = connected(directory.resolve("vs.ctl"));
    }

    /** The socket's file is there a moment before anybody listens to it. */
    private static SocketChannel connected(Path socket) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return channel;
            } catch (ConnectException e) {
                channel.close();
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Makes it have what is installed in a later state of the same hosts; fails if it refuses a flow. */
    void become(DataPlane dataPlane) {
        try {
            load(dataPlane);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(DataPlane dataPlane) throws IOException {
        boolean first = loaded.isEmpty();
        List<String> commands = new ArrayList<>();
        int index = 0;
        for (Bridge bridge : dataPlane.bridges().values()) {
            commands.addAll(commandsFor(bridge, index++, first));
        }
        if (!commands.isEmpty()) {
            vsctl(commands.subList(1, commands.size()));
        }
        if (first) {
            for (String host : dataPlane.bridges().keySet()) {
                call("dpif/set-dp-features", "br-" + host, "tnl_push_pop", "false");
            }
        }
        datapathPorts.clear();
        readPorts(call("dpif/show").text());
        for (Bridge bridge : dataPlane.bridges().values()) {
            if (loaded.put(bridge.host(), bridge) == bridge) {
                continue;
            }
            Path flows = directory.resolve(bridge.host() + ".flows");
            Files.writeString(flows, OpenFlowExport.flows(bridge));
            String management = "unix:" + file("br-" + bridge.host() + ".mgmt");
            run("ovs-ofctl", "-O", "OpenFlow15", "--bundle", "replace-flows", management, flows.toString());
        }
    }

    private List<String> commandsFor(Bridge bridge, int index, boolean first) {
        String name = "br-" + bridge.host();
        List<String> words = new ArrayList<>();
        if (first) {
            words.addAll(List.of("--", "add-br", name, "--", "set", "bridge", name, "datapath_type=dummy"));
            words.addAll(List.of("fail_mode=secure", "protocols=[OpenFlow10,OpenFlow13,OpenFlow14,OpenFlow15]"));
        }
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (Bridge.Port port : bridge.ports()) {
            if (port.kind() != Bridge.Kind.VF) {
                wanted.put("h" + index + "p" + port.number(), interfaceOf(bridge, port));
            }
        }
        String own = "h" + index + "p";
        ports.entrySet().removeIf(entry -> {
            boolean gone = entry.getKey().startsWith(own) && !entry.getValue().equals(wanted.get(entry.getKey()));
            if (gone) {
                words.addAll(List.of("--", "del-port", name, entry.getKey()));
            }
            return gone;
        });
        wanted.forEach((card, settings) -> {
            if (ports.putIfAbsent(card, settings) == null) {
                words.addAll(List.of("--", "add-port", name, card, "--", "set", "interface", card));
                words.addAll(settings);
            }
        });
        return words;
    }

    private static List<String> interfaceOf(Bridge bridge, Bridge.Port port) {
        List<String> words = new ArrayList<>(List.of("ofport_request=" + port.number()));
        if (port.kind() == Bridge.Kind.TUNNEL) {
            words.add("type=" + port.tunnel().id());
            words.add("options:remote_ip=" + port.remoteAddress());
            words.add("options:local_ip=" + bridge.vtep());
            words.add("options:key=flow");
        } else {
            words.add("type=dummy");
        }
        return words;
    }

    private void readPorts(String text) {
        String host = "";
        for (String line : text.split("\n")) {
            Matcher bridge = BRIDGE.matcher(line);
            Matcher port = PORT.matcher(line);
            if (bridge.matches()) {
                host = bridge.group(1);
            } else if (port.matches()) {
                Place place = new Place(host, Integer.parseInt(port.group(1)));
                datapathPorts.put(place, Integer.parseInt(port.group(2)));
            }
        }
    }

    /** The datapath's number of a port; all tunnels of one kind share one. */
    int datapathPort(String host, int port) {
        return datapathPorts.get(new Place(host, port));
    }

    /** The port of a host that the datapath knows by a number. */
    Optional<Place> place(String host, int datapathPort) {
        return datapathPorts.entrySet().stream()
                .filter(entry -> entry.getKey().host().equals(host) && entry.getValue() == datapathPort)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a number is that of tunnels on a host. */
    boolean isTunnel(DataPlane dataPlane, String host, int datapathPort) {
        return dataPlane.bridge(host).ports().stream()
                .filter(port -> port.kind() == Bridge.Kind.TUNNEL)
                .anyMatch(port -> datapathPort(host, port.number()) == datapathPort);
    }

    /** Asks {@code ofproto/trace} about a datapath flow; every {@code ct()} says the same. */
    Answer trace(String flow, String ctState) {
        List<String> words = new ArrayList<>(List.of("ofproto/trace", "ovs-dummy", flow));
        for (int i = 0; i < 8; i++) {
            words.add("--ct-next");
            words.add(ctState);
        }
        return call(words.toArray(String[]::new));
    }

    /** What the daemon calls itself, {@code ovs-vswitchd (Open vSwitch) 3.1.0}. */
    String version() {
        return call("version").text().strip();
    }

    private Answer call(String... words) {
        StringBuilder request =
                new StringBuilder("{\"id\":" + ++calls + ",\"method\":\"" + words[0] + "\",\"params\":[");
        for (int i = 1; i < words.length; i++) {
            request.append(i > 1 ? "," : "")
                    .append('"')
                    .append(words[i].replace("\"", "\\\""))
                    .append('"');
        }
        try {
            control.write(ByteBuffer.wrap(request.append("]}").toString().getBytes(StandardCharsets.UTF_8)));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer() throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (!isWhole(text)) {
            buffer.clear();
            if (control.read(buffer) < 0) {
                throw new IOException("ovs-vswitchd closed its control socket");
            }
            text.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
        }
        String result = "";
        String error = "";
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text.toString())) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    result = json.currentName().equals("result") ? json.getString() : result;
                    error = json.currentName().equals("error") ? json.getString() : error;
                }
            }
        }
        return error.isEmpty() ? new Answer(result, false) : new Answer(error.strip(), true);
    }

    /** The answer is one object; braces inside its strings are quoted text. */
    private static boolean isWhole(CharSequence text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '}')) {
                depth += c == '{' ? 1 : -1;
                if (depth == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void vsctl(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ovs-vsctl", "--db=unix:" + file("db.sock"), "--timeout=60"));
        command.addAll(words);
        run(command.toArray(String[]::new));
    }

    private void run(String... command) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command[0] + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void spawn(String... command) throws IOException {
        processes.add(builder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(command[0] + ".log").toFile())
                .start());
    }

    private ProcessBuilder builder(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, executable(command[0]).map(Path::toString).orElse(command[0]));
        ProcessBuilder builder = new ProcessBuilder(words);
        for (String variable : List.of("OVS_RUNDIR", "OVS_LOGDIR", "OVS_DBDIR", "OVS_SYSCONFDIR")) {
            builder.environment().put(variable, directory.toString());
        }
        return builder;
    }

    private void await(Path path) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(path)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(path.getFileName() + " did not appear");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        try {
            if (control != null) {
                control.close();
            }
            for (Process process : processes.reversed()) {
                process.destroy();
            }
            for (Process process : processes) {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
